using System.Diagnostics;
using Studio.Data.Moderation.Findings;
using Studio.Data.Moderation.Policies;
using Studio.Data.Moderation.Rules.Finding;
using Studio.Data.Moderation.Rules.Reading;

namespace Studio.Data.Moderation.Rules;

/// <summary>Reads a text under a policy and says what it found.</summary>
public static class TextEvaluator
{
    /// <summary>Of one rule; a text of nothing but listed words needs no more to be understood.</summary>
    private const int MaxWords = 50;

    /// <summary>For all patterns of one rule together: many that are slow on a busy machine must not add up.</summary>
    private static readonly TimeSpan PatternTime = TimeSpan.FromSeconds(4);

    /// <summary>Places that are compared with one another.</summary>
    private const int MaxPlaces = 500;

    /// <param name="language">BCP-47; null or "und" where it is not known, and then no rule about languages fires.</param>
    public static TextVerdict Evaluate(CompiledPolicy policy, string text, string? language)
    {
        var verdict = Read(policy, text, language);
        // Words that would be stopped again are no way on.
        return verdict is { Outcome: > TextOutcome.Changed, Changed: { } offered } && Read(policy, offered, language).Outcome > TextOutcome.Changed
            ? verdict with { Changed = null }
            : verdict;
    }

    private static TextVerdict Read(CompiledPolicy policy, string text, string? language)
    {
        if (!policy.HasTexts || string.IsNullOrWhiteSpace(text))
        {
            return TextVerdict.Pass(policy, text);
        }

        var folded = TextFold.Read(text);
        var hits = new List<TextHit>();
        var swaps = new List<TextSwap>();
        foreach (var (compiled, rules, isServers) in policy.Layers)
        {
            hits.AddRange(Hits(compiled, rules, folded, language, swaps).Select(hit => hit with { IsServers = isServers }));
        }

        hits = [.. hits.OrderByDescending(hit => hit.Fired).ThenByDescending(hit => hit.Rule.Action)];
        var outcome = hits.Where(hit => hit.Fired).Select(hit => Outcome(hit.Rule.Action)).DefaultIfEmpty(TextOutcome.Passes).Max();
        var changed = TextSwap.Apply(text, swaps, outcome);
        // Nothing is left to go on with.
        return new TextVerdict(text, policy.Number, outcome == TextOutcome.Changed && changed is null ? TextOutcome.Blocked : outcome, hits, changed)
        {
            ServerPolicyNumber = policy.ServerNumber,
        };
    }

    private static IEnumerable<TextHit> Hits(CompiledRules compiled, IReadOnlyList<TextRule> rules, FoldedText folded, string? language, List<TextSwap> swaps)
    {
        if (rules.Count == 0)
        {
            return [];
        }

        var byRule = compiled.Search.Find(folded).ToLookup(found => found.Rule);
        var hits = new List<(TextHit Hit, List<TextSwap> Swaps)>();
        foreach (var (index, rule) in rules.Index())
        {
            var own = new List<TextSwap>();
            var hit = rule.Kind switch
            {
                RuleKind.Languages => OfLanguage(rule, language),
                RuleKind.Patterns => OfPatterns(rule, compiled.PatternsOf(index), folded.Source, language, own),
                _ => OfTerms(rule, [.. byRule[index]], folded.Source, language, own),
            };
            if (hit is not null)
            {
                hits.Add((hit, own));
            }
        }

        var found = hits.Where(of => of.Hit.Fired).Select(of => of.Hit.Rule.Id).ToHashSet(StringComparer.Ordinal);
        swaps.AddRange(hits.Where(of => Together.Holds(of.Hit.Rule, rules, found)).SelectMany(of => of.Swaps));
        return hits.Select(of => Together.Holds(of.Hit.Rule, rules, found) ? of.Hit : of.Hit with { Fired = false, Words = [], Alone = of.Hit.Words }).ToList();
    }

    private static TextOutcome Outcome(RuleAction action) => action switch
    {
        RuleAction.Watch => TextOutcome.Watched,
        RuleAction.Transform => TextOutcome.Changed,
        RuleAction.Hold => TextOutcome.Held,
        _ => TextOutcome.Blocked,
    };

    private static TextHit? OfLanguage(TextRule rule, string? language)
    {
        var isKnown = language is not (null or "" or "und");
        return isKnown && !rule.Allowed.Any(allowed => language == allowed || language!.StartsWith(allowed + "-", StringComparison.Ordinal))
            ? new TextHit(rule, [], [], Fired: true)
            : null;
    }

    private static TextHit? OfPatterns(TextRule rule, IReadOnlyList<(RuleTerm Term, BoundedPattern Pattern)> patterns, string text, string? language, List<TextSwap> swaps)
    {
        var words = new List<HitWord>();
        var isStopped = false;
        var start = Stopwatch.GetTimestamp();
        foreach (var (term, pattern) in patterns)
        {
            var places = Stopwatch.GetElapsedTime(start) < PatternTime ? pattern.Find(text) : null;
            isStopped |= places is null;
            foreach (var (at, length) in places ?? [])
            {
                words.Add(new HitWord(text.Substring(at, length), at, length));
                swaps.Add(new TextSwap(at, length, rule.Action, Replacement.In(term.Becomes, language) ?? Replacement.In(rule.Becomes, language)));
            }
        }

        // A text that could not be read to the end is treated as one in which it fires: nobody gets past a rule by being slow.
        return words.Count > 0 || isStopped ? new TextHit(rule, [.. words.Take(MaxWords)], [], Fired: true) : null;
    }

    private static TextHit? OfTerms(TextRule rule, IReadOnlyList<FoundWord> found, string text, string? language, List<TextSwap> swaps)
    {
        if (found.Count == 0)
        {
            return null;
        }

        var fired = Longest(found.Where(word => !word.IsSpared));
        swaps.AddRange(fired.Select(word => new TextSwap(word.Start, word.Length, rule.Action, Replacement.In(rule.Terms[word.Term].Becomes, language) ?? Replacement.In(rule.Becomes, language))));
        return new TextHit(rule, Words(fired, text), Words(Longest(found.Where(word => word.IsSpared)), text), Fired: fired.Count > 0);
    }

    /// <summary>"bubble gun" rather than the "gun" in it.</summary>
    private static List<FoundWord> Longest(IEnumerable<FoundWord> found)
    {
        var kept = new List<FoundWord>();
        foreach (var word in found.OrderByDescending(word => word.Length).ThenBy(word => word.Start).ThenBy(word => word.Term).Take(MaxPlaces))
        {
            if (!kept.Exists(longer => longer.Start < word.Start + word.Length && word.Start < longer.Start + longer.Length))
            {
                kept.Add(word);
            }
        }

        return [.. kept.OrderBy(word => word.Start)];
    }

    private static HitWord[] Words(IEnumerable<FoundWord> found, string text) =>
        [.. found.Take(MaxWords).Select(word => new HitWord(text.Substring(word.Start, word.Length), word.Start, word.Length))];
}
