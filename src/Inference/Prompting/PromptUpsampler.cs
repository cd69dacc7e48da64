using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.Extensions.AI;
using Studio.Inference.Models;
using Studio.Inference.Prompting.Guards;

namespace Studio.Inference.Prompting;

/// <summary>
/// Turns a wish in any language into an English description for the diffusion model. A bad answer is never an error: it is asked for once more with other sampling,
/// then put right where the program can, and else the wish itself is the result. Thread-safe as far as its client is.
/// </summary>
public sealed class PromptUpsampler(IChatClient client, UpsamplerProfile profile, ModelVocabulary vocabulary)
{
    private const int Attempts = 2;

    /// <summary>When another text is wanted and only known ones come.</summary>
    private const int AttemptsForAnother = 5;

    /// <summary>Stored with each upsampling: the manifest's version and, for general models, that of the built-in instructions.</summary>
    public static string VersionOf(UpsamplerProfile profile) =>
        profile.UsesSystemPrompt && profile.SystemPrompt is null ? $"{profile.Version}/contract-{DescriptionContract.Version}" : profile.Version;

    /// <summary>Streams the text so far; the last update is the result. Throws only for a wish that cannot be sent at all.</summary>
    public async IAsyncEnumerable<UpsampleUpdate> UpsampleAsync(UpsampleRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (WishRules.Check(request.Wish) is { } refusal)
        {
            throw new InferenceException(refusal);
        }

        var wish = WishRules.Clean(request.Wish);
        var messages = UpsamplerConversation.Build(profile, request, wish, client);
        var judge = new DraftJudge(profile, vocabulary, request, wish);
        if (judge.NotRead is { } kept)
        {
            yield return new UpsampleFinished(kept);
            yield break;
        }

        var drafts = new List<UpsampleDraft>();
        while (IsAskedAgain(drafts))
        {
            var text = new StringBuilder();
            var wasCut = false;
            var options = UpsamplerSampling.Of(profile, request, attempt: drafts.Count + 1);
            await foreach (var update in client.GetStreamingResponseAsync(messages, options, cancellationToken))
            {
                wasCut |= update.FinishReason == ChatFinishReason.Length;
                if (update.Text.Length == 0)
                {
                    continue;
                }

                text.Append(update.Text);
                yield return new UpsampleText(text.ToString().TrimStart());
                if (AnswerCheck.IsLoop(text.ToString()))
                {
                    break;
                }
            }

            drafts.Add(judge.Judge(text.ToString(), wasCut));
        }

        yield return new UpsampleFinished(judge.Finish(drafts));
    }

    private static bool IsAskedAgain(List<UpsampleDraft> drafts) =>
        !drafts.Exists(draft => draft.IsGood) && drafts.Count < (drafts.Count > 0 && drafts.TrueForAll(draft => draft.IsKnown) ? AttemptsForAnother : Attempts);
}
