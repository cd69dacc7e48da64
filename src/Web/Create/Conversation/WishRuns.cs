using Studio.Data.Prompts;

namespace Studio.Web.Create.Conversation;

public static class WishRuns
{
    /// <summary>The wish with its locked phrases marked, each at its first place.</summary>
    public static IReadOnlyList<WordRun> Of(string wish, IReadOnlyList<LockedPhrase> locked)
    {
        var places = locked
            .Select(phrase => (Start: wish.IndexOf(phrase.Text, StringComparison.Ordinal), phrase.Text.Length))
            .Where(place => place is { Start: >= 0, Length: > 0 })
            .OrderBy(place => place.Start);
        var runs = new List<WordRun>();
        var at = 0;
        foreach (var (start, length) in places)
        {
            if (start < at)
            {
                continue;
            }

            Add(runs, wish[at..start], WordMark.Plain);
            Add(runs, wish.Substring(start, length), WordMark.Locked);
            at = start + length;
        }

        Add(runs, wish[at..], WordMark.Plain);
        return runs;
    }

    private static void Add(List<WordRun> runs, string text, WordMark mark)
    {
        if (text.Length > 0)
        {
            runs.Add(new WordRun(text, mark));
        }
    }
}
