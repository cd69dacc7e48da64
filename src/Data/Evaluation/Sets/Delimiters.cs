namespace Studio.Data.Evaluation.Sets;

/// <summary>What stands between the fields of a table: what its first line has most of, outside quotes.</summary>
internal static class Delimiters
{
    private static readonly char[] Known = [',', ';', '\t', '|'];

    public static char Of(string text)
    {
        var end = text.AsSpan().IndexOfAny('\r', '\n');
        var first = end < 0 ? text : text[..end];
        var counts = Known.ToDictionary(delimiter => delimiter, _ => 0);
        var isQuoted = false;
        foreach (var sign in first)
        {
            if (sign == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (!isQuoted && counts.TryGetValue(sign, out var count))
            {
                counts[sign] = count + 1;
            }
        }

        return Known.MaxBy(delimiter => counts[delimiter]);
    }
}
