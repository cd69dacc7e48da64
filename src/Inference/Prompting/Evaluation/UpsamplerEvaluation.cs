using System.Globalization;
using System.Text;
using Microsoft.Extensions.AI;
using Studio.Inference.Models;

namespace Studio.Inference.Prompting.Evaluation;

/// <summary>Measures first wishes and follow-up turns: the share the model gets right alone, and with what the program puts right.</summary>
public sealed class UpsamplerEvaluation(IChatClient client, UpsamplerProfile profile, ModelVocabulary vocabulary, PromptWindow window)
{
    public async Task<IReadOnlyList<FollowUpOutcome>> RunAsync(IEnumerable<FollowUpDialogue> dialogues, CancellationToken cancellationToken)
    {
        var alone = new PromptUpsampler(client, profile with { OnlyVocabulary = false }, vocabulary);
        var repairing = new PromptUpsampler(client, profile, vocabulary);
        var outcomes = new List<FollowUpOutcome>();
        foreach (var dialogue in dialogues)
        {
            outcomes.Add(new FollowUpOutcome(
                dialogue, await WriteAsync(alone, dialogue, cancellationToken), await WriteAsync(repairing, dialogue, cancellationToken)));
        }

        return outcomes;
    }

    public async Task<IReadOnlyList<FirstWishOutcome>> RunAsync(IEnumerable<FirstWish> wishes, CancellationToken cancellationToken)
    {
        var alone = new PromptUpsampler(client, profile with { OnlyVocabulary = false }, vocabulary);
        var repairing = new PromptUpsampler(client, profile, vocabulary);
        var outcomes = new List<FirstWishOutcome>();
        foreach (var wish in wishes)
        {
            var request = new UpsampleRequest(wish.Wish, [], LockedPhrases.Suggest(wish.Wish, vocabulary), Seed: 1, window);
            outcomes.Add(new FirstWishOutcome(
                wish,
                await ResultAsync(alone, request with { Locked = [] }, cancellationToken),
                await ResultAsync(repairing, request, cancellationToken)));
        }

        return outcomes;
    }

    /// <summary>A Markdown table by kind and language for docs/performance.md.</summary>
    public static string Report(IReadOnlyList<FollowUpOutcome> outcomes) =>
        Report("dialogues", [.. outcomes.Select(o => (o.Dialogue.Kind, o.Dialogue.Language, o.Dialogue.IsRight(o.Alone.Text), o.Dialogue.IsRight(o.Repaired.Text)))]);

    public static string Report(IReadOnlyList<FirstWishOutcome> outcomes) =>
        Report("wishes", [.. outcomes.Select(o => (o.Wish.Kind, o.Wish.Language, o.Wish.IsRight(o.Alone.Text), o.Wish.IsRight(o.Repaired.Text)))]);

    private static string Report(string what, IReadOnlyList<(string Kind, string Language, bool Alone, bool Repaired)> rows)
    {
        var text = new StringBuilder($"| {what} | n | right, model alone | right, with repair |\n|---|---|---|---|\n");
        foreach (var group in rows.GroupBy(row => row.Kind).Concat(rows.GroupBy(row => row.Language)).Append(rows.GroupBy(_ => "all").Single()))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"| {group.Key} | {group.Count()} | {Share(group.Select(row => row.Alone))} | {Share(group.Select(row => row.Repaired))} |");
        }

        return text.ToString();
    }

    private static string Share(IEnumerable<bool> right) => right.Average(each => each ? 1.0 : 0.0).ToString("P0", CultureInfo.InvariantCulture);

    private Task<UpsampleResult> WriteAsync(PromptUpsampler upsampler, FollowUpDialogue dialogue, CancellationToken cancellationToken) =>
        ResultAsync(upsampler, new UpsampleRequest(dialogue.Change, [new DialogTurn(dialogue.First, dialogue.Prompt)], [], Seed: 1, window), cancellationToken);

    private static async Task<UpsampleResult> ResultAsync(PromptUpsampler upsampler, UpsampleRequest request, CancellationToken cancellationToken)
    {
        UpsampleResult? result = null;
        await foreach (var update in upsampler.UpsampleAsync(request, cancellationToken))
        {
            result = (update as UpsampleFinished)?.Result;
        }

        return result!;
    }
}
