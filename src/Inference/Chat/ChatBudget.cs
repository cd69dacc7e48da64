using Microsoft.Extensions.AI;

namespace Studio.Inference.Chat;

/// <summary>How many tokens a conversation takes and how many there are; a chat client that knows offers it through GetService.</summary>
public sealed class ChatBudget(int limit, Func<IReadOnlyList<ChatMessage>, int> count)
{
    /// <summary>Tokens of conversation and answer together.</summary>
    public int Limit => limit;

    public int Count(IReadOnlyList<ChatMessage> messages) => count(messages);
}
