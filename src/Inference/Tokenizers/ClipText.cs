using System.Globalization;
using System.Text;

namespace Studio.Inference.Tokenizers;

/// <summary>
/// Text as CLIP's fast tokenizer sees it: NFC, runs of white space as one blank, lower case (the normalizer of
/// CLIPTokenizerFast), with the place in the original text that each character came from. Lower case is Python's: a sigma at the
/// end of a word becomes the final one.
/// </summary>
internal sealed class ClipText
{
    private const char CapitalSigma = '\u03A3';
    private const char FinalSigma = '\u03C2';

    private readonly List<int> _sources;

    private ClipText(string text, List<int> sources)
    {
        Text = text;
        _sources = sources;
    }

    public string Text { get; }

    public static ClipText Normalise(string original)
    {
        var text = new StringBuilder(original.Length);
        var sources = new List<int>(original.Length + 1);
        var elements = StringInfo.GetTextElementEnumerator(ValidText.Of(original));
        while (elements.MoveNext())
        {
            // Composition stays within a text element, so that each can be normalised alone and keep its place.
            foreach (var rune in elements.GetTextElement().Normalize(NormalizationForm.FormC).EnumerateRunes())
            {
                Append(text, sources, rune, elements.ElementIndex);
            }
        }

        sources.Add(original.Length);
        LowerSigmas(text);
        return new ClipText(text.ToString(), sources);
    }

    /// <summary>A range of the normalised text as a token of the original one.</summary>
    public ClipToken Locate(int id, int start, int end) => new(id, _sources[start], Math.Max(_sources[end], _sources[start]) - _sources[start]);

    private static void Append(StringBuilder text, List<int> sources, Rune rune, int source)
    {
        if (Rune.IsWhiteSpace(rune))
        {
            if (text.Length == 0 || text[^1] != ' ')
            {
                text.Append(' ');
                sources.Add(source);
            }

            return;
        }

        // The full lower case of this one letter is two code points; a sigma's depends on its neighbours.
        var lower = rune.Value switch
        {
            '\u0130' => "i\u0307",
            CapitalSigma => rune.ToString(),
            _ => Rune.ToLowerInvariant(rune).ToString(),
        };
        text.Append(lower);
        for (var i = 0; i < lower.Length; i++)
        {
            sources.Add(source);
        }
    }

    /// <summary>Unicode 3.13, Final_Sigma: after a letter and not before one.</summary>
    private static void LowerSigmas(StringBuilder text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == CapitalSigma)
            {
                var ends = IsLetter(i - 1, -1) && !IsLetter(i + 1, 1);
                text[i] = ends ? FinalSigma : (char)(FinalSigma + 1);
            }
        }

        bool IsLetter(int place, int direction)
        {
            while (place >= 0 && place < text.Length && IsIgnored(text[place]))
            {
                place += direction;
            }

            return place >= 0 && place < text.Length && (char.IsLower(text[place]) || char.IsUpper(text[place]));
        }
    }

    private static bool IsIgnored(char value) => value is '\'' or '.' or ':' or '\u00B7' or '\u2019' or '\u00AD'
        || char.GetUnicodeCategory(value) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark
            or UnicodeCategory.Format or UnicodeCategory.ModifierLetter or UnicodeCategory.ModifierSymbol;
}
