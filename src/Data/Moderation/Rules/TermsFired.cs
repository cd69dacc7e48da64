using Studio.Data.Moderation.Findings;
using Studio.Data.Moderation.Policies;
using Studio.Data.Moderation.Rules.Reading;

namespace Studio.Data.Moderation.Rules;

/// <summary>Which terms of a rule stood in the texts in which it fired. A hit keeps the words as they stand there: each different one is read again.</summary>
public static class TermsFired
{
    /// <param name="rule">As it is now; what it no longer finds is counted for none.</param>
    /// <param name="hits">Of each text, the words that made the rule fire.</param>
    /// <returns>In how many of the texts, by the term.</returns>
    public static IReadOnlyDictionary<string, int> Count(TextRule rule, IReadOnlyCollection<IReadOnlyList<HitWord>> hits)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        if (hits.Count == 0 || rule.Kind == RuleKind.Languages)
        {
            return counts;
        }

        // An exception spares words only within what stands around them, which a hit did not keep.
        var compiled = new CompiledRules(new PolicyDocument { Texts = [rule with { Exceptions = [] }] });
        var known = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var words in hits)
        {
            foreach (var term in words.Select(word => TermOf(word.Text)).OfType<string>().Distinct(StringComparer.Ordinal))
            {
                counts[term] = counts.GetValueOrDefault(term) + 1;
            }
        }

        return counts;

        string? TermOf(string word)
        {
            if (!known.TryGetValue(word, out var term))
            {
                known[word] = term = rule.Kind == RuleKind.Patterns ? Pattern(compiled, word) : Listed(compiled, rule, word);
            }

            return term;
        }
    }

    private static string? Pattern(CompiledRules compiled, string word) =>
        compiled.PatternsOf(0).Where(pair => pair.Pattern.Find(word) is not { Count: 0 }).Select(pair => pair.Term.Text).FirstOrDefault();

    private static string? Listed(CompiledRules compiled, TextRule rule, string word) =>
        compiled.Search.Find(TextFold.Read(word)).OrderByDescending(found => found.Length).ThenBy(found => found.Term).Select(found => rule.Terms[found.Term].Text).FirstOrDefault();
}
