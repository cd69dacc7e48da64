using System.Globalization;
using System.Text;
using Microsoft.Extensions.AI;
using Studio.Inference.Models;

namespace Studio.Inference.Prompting.Evaluation;

/// <summary>Measures follow-up turns: the share the model gets right alone, and with the slots that the program puts right.</summary>
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

    /// <summary>A Markdown table by kind and language for docs/performance.md.</summary>
    public static string Report(IReadOnlyList<FollowUpOutcome> outcomes)
    {
        var text = new StringBuilder("| dialogues | n | right, model alone | right, with repair |\n|---|---|---|---|\n");
        foreach (var group in outcomes.GroupBy(o => o.Dialogue.Kind).Concat(outcomes.GroupBy(o => o.Dialogue.Language)).Append(outcomes.GroupBy(_ => "all").Single()))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"| {group.Key} | {group.Count()} | {Share(group, o => o.Alone.Text)} | {Share(group, o => o.Repaired.Text)} |");
        }

        return text.ToString();
    }

    private static string Share(IEnumerable<FollowUpOutcome> outcomes, Func<FollowUpOutcome, string> answer) =>
        outcomes.Average(o => o.Dialogue.IsRight(answer(o)) ? 1.0 : 0.0).ToString("P0", CultureInfo.InvariantCulture);

    private async Task<UpsampleResult> WriteAsync(PromptUpsampler upsampler, FollowUpDialogue dialogue, CancellationToken cancellationToken)
    {
        var request = new UpsampleRequest(dialogue.Change, [new DialogTurn(dialogue.First, dialogue.Prompt)], [], Seed: 1, window);
        UpsampleResult? result = null;
        await foreach (var update in upsampler.UpsampleAsync(request, cancellationToken))
        {
            result = (update as UpsampleFinished)?.Result;
        }

        return result!;
    }
}
