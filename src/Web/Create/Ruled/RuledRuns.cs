using Studio.Data.Moderation.Findings;
using Studio.Inference.Prompting;
using Studio.Web.Create.Conversation;

namespace Studio.Web.Create.Ruled;

/// <summary>Texts with what rules found in them, or did to them, marked.</summary>
internal static class RuledRuns
{
    /// <summary>Places that no longer fit the text are left out.</summary>
    public static IReadOnlyList<WordRun> Hits(string text, IEnumerable<HitWord> words)
    {
        var runs = new List<WordRun>();
        var at = 0;
        foreach (var word in words.OrderBy(word => word.Start).ThenByDescending(word => word.Length))
        {
            if (word.Start < at || word.Start + word.Length > text.Length)
            {
                continue;
            }

            runs.Add(new WordRun(text[at..word.Start], WordMark.Plain));
            runs.Add(new WordRun(text.Substring(word.Start, word.Length), WordMark.Hit));
            at = word.Start + word.Length;
        }

        runs.Add(new WordRun(text[at..], WordMark.Plain));
        return [.. runs.Where(run => run.Text.Length > 0)];
    }

    public static IReadOnlyList<WordRun> Change(string before, string after) => EditRuns.Group(
        [.. PromptDiff.Between(before, after).Select(part => new WordRun(part.Text, part.Kind switch
        {
            DiffKind.Added => WordMark.Edited,
            DiffKind.Removed => WordMark.Removed,
            _ => WordMark.Plain,
        }))]);
}
