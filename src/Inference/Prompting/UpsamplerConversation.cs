using Microsoft.Extensions.AI;
using Studio.Inference.Chat;
using Studio.Inference.Models;

namespace Studio.Inference.Prompting;

/// <summary>The messages of one upsampling. The assistant's earlier messages are the prompts the person sent, so a change builds on what they saw.</summary>
internal static class UpsamplerConversation
{
    /// <summary>CLIP tokens to English words, from counting captions: 75 tokens are about 55 words.</summary>
    private const double WordsPerToken = 0.73;

    public static List<ChatMessage> Build(UpsamplerProfile profile, UpsampleRequest request, string wish, IChatClient client)
    {
        var budget = client.GetService<ChatBudget>();
        for (var skipped = 0; ; skipped++)
        {
            var messages = Messages(profile, request, wish, request.History.Skip(skipped));
            if (budget is null || budget.Count(messages) + profile.MaxTokens <= budget.Limit)
            {
                return messages;
            }

            // The oldest turns are forgotten first.
            if (skipped >= request.History.Count)
            {
                throw new WishTooLongException($"The wish is too long for the language model: it takes {budget.Count(messages):N0} tokens and there is room for {budget.Limit - profile.MaxTokens:N0}. Please shorten it.");
            }
        }
    }

    private static List<ChatMessage> Messages(UpsamplerProfile profile, UpsampleRequest request, string wish, IEnumerable<DialogTurn> history)
    {
        var messages = new List<ChatMessage>();
        if (profile.UsesSystemPrompt)
        {
            var words = Math.Min(DescriptionContract.MostWords, (int)(request.Window.MaxTokens * WordsPerToken));
            messages.Add(new ChatMessage(ChatRole.System, profile.SystemPrompt ?? DescriptionContract.System(words, request.Locked)));
        }

        foreach (var turn in history)
        {
            messages.Add(new ChatMessage(ChatRole.User, LockMarks.Without(WishRules.Clean(turn.Wish))));
            messages.Add(new ChatMessage(ChatRole.Assistant, WishRules.Clean(turn.PromptSent)));
        }

        messages.Add(new ChatMessage(ChatRole.User, LockMarks.Without(wish)));
        return messages;
    }
}
