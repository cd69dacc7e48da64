using System.Globalization;

namespace Studio.Inference.Diffusion.Conditioning.Weighting;

/// <summary>
/// Finds [from:to:when], [to:when] and [a|b] in a prompt. Any other bracket stays text, for <see cref="EmphasisReader"/> to read.
/// Checked against tests/goldens/prompt-weighting/schedules.json.
/// </summary>
internal sealed class ScheduleReader(string text, int steps)
{
    private const int MaxDepth = 64;

    // What stands at a place reads the same from every bracket around it; without this, "[[[[" would be tried again and again.
    private readonly Dictionary<int, (ScheduleNode Node, int End)?> _square = [];

    public ScheduleNode Read()
    {
        var nodes = new List<ScheduleNode>();
        var plain = 0;
        for (var at = 0; at < text.Length;)
        {
            if (text[at] == '[' && Square(at, depth: 0) is { } found)
            {
                nodes.Add(new PlainText(text[plain..at]));
                nodes.Add(found.Node);
                at = plain = found.End;
                continue;
            }

            at += text[at] == '\\' ? 2 : 1;
        }

        nodes.Add(new PlainText(text[Math.Min(plain, text.Length)..]));
        return new NodeList(nodes);
    }

    /// <summary>The bracket that opens here, with what closes it; null when it is not one of ours or is never closed.</summary>
    private (ScheduleNode Node, int End)? Square(int start, int depth)
    {
        if (_square.TryGetValue(start, out var known))
        {
            return known;
        }

        return _square[start] = depth < MaxDepth ? ReadSquare(start, depth) : null;
    }

    private (ScheduleNode Node, int End)? ReadSquare(int start, int depth)
    {
        var parts = new List<(ScheduleNode Node, string Text)>();
        var separators = "";
        var at = start + 1;
        while (true)
        {
            if (Content(at, depth + 1) is not { } content || content.End == text.Length || text[content.End] == ')')
            {
                return null;
            }

            parts.Add((content.Node, text[at..content.End]));
            at = content.End + 1;
            if (text[content.End] == ']')
            {
                return Bracket(parts, separators, depth) is { } node ? (node, at) : null;
            }

            separators += text[content.End];
        }
    }

    private ScheduleNode? Bracket(List<(ScheduleNode Node, string Text)> parts, string separators, int depth) => separators switch
    {
        // [word] takes emphasis away; at the top it is left to the reader of weights.
        "" when depth > 0 => new NodeList([new PlainText("["), parts[0].Node, new PlainText("]")]),
        ":" when Last(parts[1].Text) is { } when => new Replacement(new PlainText(""), parts[0].Node, when),
        "::" when Last(parts[2].Text) is { } when => new Replacement(parts[0].Node, parts[1].Node, when),
        not "" when separators.All(separator => separator == '|') => new Alternation([.. parts.Select(part => part.Node)]),
        _ => null,
    };

    /// <summary>Text up to the next separator or closing bracket, with the brackets inside it.</summary>
    private (ScheduleNode Node, int End)? Content(int start, int depth)
    {
        var nodes = new List<ScheduleNode>();
        var plain = start;
        var at = start;
        while (at < text.Length && text[at] is not (':' or '|' or ']' or ')'))
        {
            if (text[at] is not ('[' or '('))
            {
                at = Math.Min(at + (text[at] == '\\' ? 2 : 1), text.Length);
                continue;
            }

            if ((text[at] == '[' ? Square(at, depth) : Round(at, depth)) is not { } inner)
            {
                return null;
            }

            nodes.Add(new PlainText(text[plain..at]));
            nodes.Add(inner.Node);
            at = plain = inner.End;
        }

        nodes.Add(new PlainText(text[plain..at]));
        return (new NodeList(nodes), at);
    }

    /// <summary>(word) or (word:1.2) inside one of our brackets: its colon is not ours.</summary>
    private (ScheduleNode Node, int End)? Round(int start, int depth)
    {
        if (depth >= MaxDepth)
        {
            return null;
        }

        var nodes = new List<ScheduleNode>();
        var plain = start;
        var at = start + 1;
        while (true)
        {
            if (Content(at, depth + 1) is not { } content || content.End == text.Length || text[content.End] is ']' or '|')
            {
                return null;
            }

            nodes.Add(new PlainText(text[plain..at]));
            nodes.Add(content.Node);
            plain = content.End;
            at = content.End + 1;
            if (text[content.End] == ')')
            {
                nodes.Add(new PlainText(")"));
                return (new NodeList(nodes), at);
            }
        }
    }

    /// <summary>"0.5" is a share of the steps, "5" a step.</summary>
    private int? Last(string when)
    {
        if (!double.TryParse(when.Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
        {
            return null;
        }

        var step = when.Contains('.', StringComparison.Ordinal) ? number * steps : number;
        return (int)Math.Clamp(step, 0, steps);
    }
}
