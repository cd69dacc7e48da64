using Studio.Data.Moderation.Findings;
using Studio.Data.Moderation.Pictures;
using Studio.Data.Moderation.Policies;
using Studio.Web.Gallery;
using Studio.Web.Moderation;
using Studio.Web.Policies.Rehearsals;

namespace Studio.Web.Policies;

/// <summary>Rules in words.</summary>
internal static class PolicyWords
{
    public static string Of(RuleAction action) => action switch
    {
        RuleAction.Watch => "Watch only",
        RuleAction.Transform => "Transform",
        RuleAction.Hold => "Hold for review",
        _ => "Block",
    };

    /// <param name="action">What follows.</param>
    /// <param name="wait">Within what time people usually decide; null where nobody knows.</param>
    public static string What(RuleAction action, TimeSpan? wait) => action == RuleAction.Hold && wait is { } usual
        ? $"A person looks first, usually within {CaseWords.Within(usual)}."
        : What(action);

    /// <summary>Which terms are a single letter.</summary>
    public static string Short(IReadOnlyList<RuleTerm> terms)
    {
        var some = string.Join(", ", terms.Take(5).Select(term => $"“{term.Text}”")) + (terms.Count > 5 ? " …" : "");
        return terms.Count == 1 ? $"{some} is a single letter." : $"{terms.Count} are single letters: {some}.";
    }

    /// <summary>What a rule with single letters does to wishes.</summary>
    public static string ShortFires(TextRule rule, int count)
    {
        var done = rule.Action switch { RuleAction.Watch => "counted", RuleAction.Transform => "changed", RuleAction.Hold => "held", _ => "blocked" };
        var (it, stands) = count == 1 ? ("it", "stands") : ("one of them", "stands");
        return rule.Same.InCompounds
            ? $"Every wish with a longer word that begins or ends with {it} would be {done}: nearly all."
            : $"Every wish in which {it} {stands} by itself would be {done}.";
    }

    public static string What(RuleAction action) => action switch
    {
        RuleAction.Watch => "The wish goes on; it is counted here.",
        RuleAction.Transform => "The words give way to others that you choose.",
        RuleAction.Hold => "A person looks first.",
        _ => "No pictures; the author may ask for a review.",
    };

    /// <summary>What more terms would have done, before they are taken in.</summary>
    public static string More(RuleAction action, RuleEffect effect)
    {
        var done = action switch { RuleAction.Watch => "counted", RuleAction.Transform => "changed", RuleAction.Hold => "held", _ => "blocked" };
        return effect.More == 0
            ? $"In the last 30 days they would have {done} nothing more; {Count.Of(effect.Wishes, "wish was", "wishes were")} read."
            : $"In the last 30 days they would have {done} {Count.Of(effect.More, "more wish", "more wishes")}; {Count.Of(effect.Wishes, "wish was", "wishes were")} read.";
    }

    public static string Icon(RuleAction action) => action switch
    {
        RuleAction.Watch => "check",
        RuleAction.Transform => "transform",
        RuleAction.Hold => "flag",
        _ => "block",
    };

    public static string Icon(RuleKind kind) => kind switch
    {
        RuleKind.Patterns => "pattern",
        RuleKind.Persons => "user",
        RuleKind.Styles => "brush",
        RuleKind.Languages => "language",
        _ => "words",
    };

    public static string Of(TextOutcome outcome) => outcome switch
    {
        TextOutcome.Passes => "Goes on",
        TextOutcome.Watched => "Goes on, counted",
        TextOutcome.Changed => "Goes on, changed",
        TextOutcome.Held => "Held for review",
        _ => "Blocked",
    };

    public static string Icon(TextOutcome outcome) => outcome switch
    {
        TextOutcome.Passes or TextOutcome.Watched => "check",
        TextOutcome.Changed => "transform",
        TextOutcome.Held => "flag",
        _ => "block",
    };

    public static string What(RuleKind kind) => kind switch
    {
        RuleKind.Patterns => "pattern",
        RuleKind.Persons or RuleKind.Styles => "name",
        _ => "term",
    };

    /// <summary>What a rule holds; its words only for those who write it.</summary>
    public static string Facts(TextRule rule)
    {
        var languages = rule.Terms.Select(term => term.Language).Where(language => language is not null).Distinct(StringComparer.Ordinal).Count();
        return rule.Kind switch
        {
            RuleKind.Languages => $"{Count.Of(rule.Allowed.Count, "language")} may be written",
            RuleKind.Terms when languages > 1 => $"{Count.Of(rule.Terms.Count, "term")} in {languages} languages",
            _ => Count.Of(rule.Terms.Count, What(rule.Kind)),
        };
    }

    /// <summary>"fires only beside Scenes or Weapons"; null for a rule that needs no other.</summary>
    public static string? Beside(TextRule rule, PolicyDocument policy) =>
        policy.Texts.Where(other => rule.OnlyWith.Contains(other.Id, StringComparer.Ordinal)).Select(other => other.Name).ToList() is { Count: > 0 } names ? $"fires only beside {string.Join(" or ", names)}" : null;

    /// <summary>How a rule of one policy differs from that of another.</summary>
    public static IEnumerable<string> Differences(ChangedRule change)
    {
        if (change is { PictureBefore: not null } or { PictureAfter: not null })
        {
            return [change.Id == LooksRule.Class ? Looks(change.PictureAfter) : change.PictureAfter is { } now ? $"hold from {Limit(now.Hold)}, block from {Limit(now.Block)}" : "taken out"];
        }

        if (change.StricterBefore != change.StricterAfter)
        {
            return [change.StricterAfter is { } action ? $"{Of(action).ToLowerInvariant()}, stricter than the server" : "as the server has it"];
        }

        return change switch
        {
            { Before: null, After: { } added } => [$"new: {Facts(added)}, {Of(added.Action).ToLowerInvariant()}"],
            { After: null } => ["taken out"],
            { Before: { } before, After: { } after } => Differences(before, after),
            _ => [],
        };
    }

    /// <summary>"held where at most 6 of 64 signs differ"</summary>
    public static string Looks(ImageRule? rule) => (rule?.Hold ?? rule?.Block) is { } limit
        ? $"{(rule!.Block is null ? "held" : "blocked")} where at most {LooksRule.Differing(limit)} of {LooksRule.Signs} signs differ"
        : "nothing follows";

    public static string Limit(double? limit) => limit is { } value ? value.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture) : "never";

    private static IEnumerable<string> Differences(TextRule before, TextRule after)
    {
        if (before.Action != after.Action)
        {
            yield return $"{Of(before.Action)} → {Of(after.Action)}";
        }

        foreach (var words in Lists(before.Terms.Select(term => term.Text), after.Terms.Select(term => term.Text), What(after.Kind)).Concat(Lists(before.Exceptions, after.Exceptions, "exception")).Concat(Lists(before.Allowed, after.Allowed, "language")))
        {
            yield return words;
        }

        if (before.Name != after.Name)
        {
            yield return $"was called {before.Name}";
        }

        if (!before.OnlyWith.SequenceEqual(after.OnlyWith, StringComparer.Ordinal))
        {
            yield return after.OnlyWith.Count == 0 ? "needs no other rule" : $"fires only beside {Count.Of(after.OnlyWith.Count, "other rule")}";
        }

        if (before.Same != after.Same)
        {
            yield return "what counts as the same word";
        }

        if (before.Says != after.Says || before.Becomes != after.Becomes)
        {
            yield return "what its author reads";
        }
    }

    private static IEnumerable<string> Lists(IEnumerable<string> before, IEnumerable<string> after, string what)
    {
        var (old, now) = (before.ToHashSet(StringComparer.Ordinal), after.ToHashSet(StringComparer.Ordinal));
        if (now.Except(old).ToList() is { Count: > 0 } added)
        {
            yield return $"{Count.Of(added.Count, what)} added{Named(added)}";
        }

        if (old.Except(now).ToList() is { Count: > 0 } gone)
        {
            yield return $"{Count.Of(gone.Count, what)} taken out{Named(gone)}";
        }
    }

    private static string Named(IReadOnlyList<string> words) => words.Count <= 3 ? $": {string.Join(", ", words)}" : "";
}
