using System.Text.RegularExpressions;

namespace Studio.Inference.Prompting.Slots;

/// <summary>Makes the verb of the sentence agree when its subject becomes one or several.</summary>
internal static class Verbs
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private static readonly (string One, string Several)[] Pairs =
    [
        ("is shown", "are shown"), ("is the main", "are the main"), ("appears", "appear"), ("is drawn", "are drawn"), ("sits", "sit"), ("stands", "stand"),
    ];

    public static string Agree(string text, int at, bool several)
    {
        var start = text.LastIndexOf(". ", Math.Max(0, at - 1), StringComparison.Ordinal) + 1;
        var stop = text.IndexOf('.', Math.Min(at, text.Length - 1));
        var end = stop < 0 ? text.Length : stop;
        var sentence = text[start..end];
        foreach (var (one, many) in Pairs)
        {
            var (from, to) = several ? (one, many) : (many, one);
            // Whole words: "appears" holds "appear".
            sentence = Regex.Replace(sentence, $@"\b{from}\b", to, RegexOptions.None, Patience);
        }

        // "There is a fox" turns with what follows it.
        sentence = several ? sentence.Replace("There is ", "There are ", StringComparison.Ordinal) : sentence.Replace("There are ", "There is ", StringComparison.Ordinal);
        return text[..start] + sentence + text[end..];
    }
}
