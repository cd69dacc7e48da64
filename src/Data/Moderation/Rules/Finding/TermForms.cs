using System.Text;
using Studio.Data.Moderation.Policies;
using Studio.Data.Moderation.Rules.Reading;

namespace Studio.Data.Moderation.Rules.Finding;

/// <summary>The spellings under which a listed word is looked for.</summary>
internal static class TermForms
{
    private static readonly (string Letter, string Instead)[] Umlauts = [("ä", "ae"), ("ö", "oe"), ("ü", "ue")];

    /// <summary>Also how capitals without a dot come out in small letters: "KILIÇ".</summary>
    private static readonly (string Letter, string Instead)[] Turkish = [("ı", "i"), ("ş", "s"), ("ğ", "g")];

    /// <returns>Each spelling, and whether it has an ending of its own already.</returns>
    public static IEnumerable<(string Text, bool IsForm)> Of(string term, SameWord same)
    {
        var folded = TextFold.Of(term);
        var plain = Instead(folded, Turkish);
        string[] spellings = [folded, WithoutAccents(folded), Instead(folded, Umlauts), plain, WithoutAccents(plain)];
        var words = spellings.Distinct(StringComparer.Ordinal).Select(word => (word, IsForm: false));
        return same.WithEndings
            ? words.Concat(spellings.SelectMany(Endings.Forms).Except(spellings, StringComparer.Ordinal).Distinct(StringComparer.Ordinal).Select(word => (word, IsForm: true)))
            : words;
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

    private static string Instead(string word, (string Letter, string Instead)[] letters) => letters.Aggregate(word, (text, pair) => text.Replace(pair.Letter, pair.Instead, StringComparison.Ordinal));
}
