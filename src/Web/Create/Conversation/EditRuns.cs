using System.Text;

namespace Studio.Web.Create.Conversation;

/// <summary>A word by word difference reads badly where a whole phrase was replaced: what went comes first, then what came, each in one piece.</summary>
public static class EditRuns
{
    public static IReadOnlyList<WordRun> Group(IReadOnlyList<WordRun> runs)
    {
        var grouped = new List<WordRun>(runs.Count);
        for (var i = 0; i < runs.Count;)
        {
            if (!IsEdit(runs[i]))
            {
                grouped.Add(runs[i++]);
                continue;
            }

            var end = End(runs, i);
            Add(grouped, runs, i, end);
            i = end;
        }

        return grouped;
    }

    private static bool IsEdit(WordRun run) => run.Mark is WordMark.Edited or WordMark.Removed;

    // A space that was kept between two edits belongs to both.
    private static int End(IReadOnlyList<WordRun> runs, int start)
    {
        var end = start + 1;
        while (end < runs.Count && (IsEdit(runs[end]) || (string.IsNullOrWhiteSpace(runs[end].Text) && end + 1 < runs.Count && IsEdit(runs[end + 1]))))
        {
            end++;
        }

        return end;
    }

    private static void Add(List<WordRun> grouped, IReadOnlyList<WordRun> runs, int start, int end)
    {
        var (went, came) = (new StringBuilder(), new StringBuilder());
        for (var i = start; i < end; i++)
        {
            if (runs[i].Mark is not WordMark.Edited)
            {
                went.Append(runs[i].Text);
            }

            if (runs[i].Mark is not WordMark.Removed)
            {
                came.Append(runs[i].Text);
            }
        }

        // The spaces of the new text are part of the prompt, those of the old one are not.
        var text = came.ToString();
        var lead = text.Length - text.TrimStart().Length;
        AddRun(grouped, went.ToString().Trim(), WordMark.Removed);
        AddRun(grouped, text[..lead], WordMark.Plain);
        AddRun(grouped, text.Trim(), WordMark.Edited);
        AddRun(grouped, text[Math.Max(lead, text.TrimEnd().Length)..], WordMark.Plain);
    }

    private static void AddRun(List<WordRun> grouped, string text, WordMark mark)
    {
        if (text.Length > 0)
        {
            grouped.Add(new WordRun(text, mark));
        }
    }
}
