using Studio.Data.Moderation.Policies;
using Studio.Data.Moderation.Rules.Finding;

namespace Studio.Data.Moderation.Rules;

/// <summary>Rules made ready to read texts: one matcher for all their words. Built once per version; thread-safe, and the server's is shared by all workspaces.</summary>
public sealed class CompiledRules
{
    public static readonly CompiledRules None = new(PolicyDocument.Empty);

    private readonly Dictionary<int, IReadOnlyList<(RuleTerm Term, BoundedPattern Pattern)>> _patterns;

    public CompiledRules(PolicyDocument document)
    {
        Document = document;
        // A place per rule, so that places in the policy are places here.
        Search = new TermSearch([.. document.Texts.Select(rule => rule.Kind is RuleKind.Patterns or RuleKind.Languages ? rule with { Terms = [], Exceptions = [] } : rule)]);
        _patterns = document.Texts.Index()
            .Where(rule => rule.Item.Kind == RuleKind.Patterns)
            .ToDictionary(rule => rule.Index, rule => Patterns(rule.Item));
    }

    public PolicyDocument Document { get; }

    internal TermSearch Search { get; }

    internal IReadOnlyList<(RuleTerm Term, BoundedPattern Pattern)> PatternsOf(int rule) => _patterns.GetValueOrDefault(rule, []);

    private static IReadOnlyList<(RuleTerm, BoundedPattern)> Patterns(TextRule rule) =>
        [.. rule.Terms.Select(term => (term, BoundedPattern.Of(term.Text))).Where(pair => pair.Item2 is not null).Select(pair => (pair.term, pair.Item2!))];
}
