namespace Studio.Inference.Prompting.Ledger;

/// <summary>Words of Japanese and Chinese that no table knows, cut out of text without spaces at particles and stop words.</summary>
internal static class RunningWords
{
    private const string Particles = "のがをにはもへとや";
    private const string Counts = "一二三四五六七八九十两兩几幾数數";
    private const string Leading = "上里裡中到";
    private const string Trimmed = "的了着著在和与與跟是有一个個只隻把被也都很";

    /// <param name="known">True where a table knows what stands there, or nobody has to.</param>
    public static IEnumerable<(int Start, int End)> Of(string text, bool[] known, string language)
    {
        var at = 0;
        while (at < text.Length)
        {
            if (known[at] || !Script.IsEastAsian(text[at]))
            {
                at++;
                continue;
            }

            var end = at;
            while (end < text.Length && !known[end] && Script.IsEastAsian(text[end]))
            {
                end++;
            }

            foreach (var word in language == "ja" ? Japanese(text, known, at, end) : Chinese(text, at, end))
            {
                yield return word;
            }

            at = end;
        }
    }

    private static IEnumerable<(int Start, int End)> Japanese(string text, bool[] known, int from, int end)
    {
        var at = from;
        while (at < end)
        {
            var stop = StopWords.LengthAt(text, at, end, "ja");
            if (stop > 0 || Particles.Contains(text[at], StringComparison.Ordinal))
            {
                at += Math.Max(1, stop);
                continue;
            }

            var start = at;
            while (at < end && !EndsAt(text, start, at))
            {
                at++;
            }

            // A single kana is the ending of a known word.
            if (at - start > 1 || !Script.IsHiragana(text[start]))
            {
                yield return (Whole(text, known, start), at);
            }
        }
    }

    /// <summary>飲んで is one word; 公園で is two.</summary>
    private static bool EndsAt(string text, int start, int at) => at > start
        && (Particles.Contains(text[at], StringComparison.Ordinal) || (text[at] == 'で' && text[at - 1] is not ('ん' or 'い')) || (Script.IsHiragana(text[at - 1]) && !Script.IsHiragana(text[at])));

    /// <summary>宇宙服 is named whole, though the tables know 宇宙.</summary>
    private static int Whole(string text, bool[] known, int start)
    {
        while (Script.IsHan(text[start]) && start > 0 && known[start - 1] && Script.IsHan(text[start - 1]))
        {
            start--;
        }

        return start;
    }

    private static IEnumerable<(int Start, int End)> Chinese(string text, int start, int end)
    {
        var saysMore = false;
        for (var at = start; at < end && !saysMore;)
        {
            var stop = StopWords.LengthAt(text, at, end, "zh");
            saysMore = stop == 0;
            at += stop;
        }

        if (!saysMore)
        {
            yield break;
        }

        while (Trimmed.Contains(text[start], StringComparison.Ordinal) || Leading.Contains(text[start], StringComparison.Ordinal))
        {
            start++;
        }

        // 一座砖房: the first character behind a count only counts.
        if (start > 0 && end - start > 1 && Counts.Contains(text[start - 1], StringComparison.Ordinal) && StopWords.LengthAt(text, start, end, "zh") == 1)
        {
            start++;
        }

        while (Trimmed.Contains(text[end - 1], StringComparison.Ordinal))
        {
            end--;
        }

        yield return (start, end);
    }
}
