using System.Text;
using Studio.Data.Moderation.Policies;
using Studio.Data.Moderation.Rules.Reading;

namespace Studio.Data.Moderation.Rules.Finding;

/// <summary>The spellings under which a listed word is looked for.</summary>
internal static class TermForms
{
    private static readonly (string Letter, string Instead)[] Umlauts = [("ä", "ae"), ("ö", "oe"), ("ü", "ue")];

    public static IEnumerable<string> Of(string term, SameWord same)
    {
        var folded = TextFold.Of(term);
        var spellings = new[] { folded, WithoutAccents(folded), WithoutUmlauts(folded) }.Distinct(StringComparer.Ordinal);
        return same.WithEndings ? spellings.SelectMany(word => Endings.Forms(word).Prepend(word)).Distinct(StringComparer.Ordinal) : spellings;
    }

    /// <summary>How people write who have no such keys. Umlauts and "ñ" make other words: they stay.</summary>
    private static string WithoutAccents(string word)
    {
        var plain = new StringBuilder(word.Length);
        foreach (var letter in word)
        {
            plain.Append(letter is >= 'à' and <= 'ü' and not ('ä' or 'ö' or 'ü' or 'å' or 'ñ' or '÷' or 'ø' or 'æ' or 'ð') ? letter.ToString().Normalize(NormalizationForm.FormD)[0] : letter);
        }

        return plain.ToString();
    }

    private static string WithoutUmlauts(string word) => Umlauts.Aggregate(word, (text, pair) => text.Replace(pair.Letter, pair.Instead, StringComparison.Ordinal));
}
