using System.Text.RegularExpressions;

namespace Studio.Inference.Prompting;

/// <summary>Marks of chat templates in a wish: no words of the person's, whatever stands in them.</summary>
internal static partial class FrameMarks
{
    /// <summary>The text with blanks in their place, so that every other word stays where it is.</summary>
    public static string Blank(string text) => Marks().Replace(text, mark => new string(' ', mark.Length));

    [GeneratedRegex(@"<\|[^|<>\n]{0,40}\|>(?:system|user|assistant)?|</?s>|\[/?INST\]|<(?:start|end)_of_turn>", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Marks();
}
