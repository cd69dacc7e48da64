using System.Globalization;
using System.Text;

namespace Studio.Data.Moderation.Policies;

/// <summary>Terms of a single letter or digit in a writing that parts its words: they stand in almost every text.</summary>
public static class ShortTerms
{
    public static IReadOnlyList<RuleTerm> In(IEnumerable<RuleTerm> terms) => [.. terms.Where(IsShort)];

    public static IReadOnlyList<RuleTerm> In(TextRule rule) => rule.Kind is RuleKind.Patterns or RuleKind.Languages ? [] : In(rule.Terms);

    public static bool IsShort(RuleTerm term)
    {
        var letters = term.Text.Normalize(NormalizationForm.FormKC).EnumerateRunes().Where(Rune.IsLetterOrDigit).ToList();
        return letters.Count == 1 && Rune.GetUnicodeCategory(letters[0]) != UnicodeCategory.OtherLetter;
    }
}
