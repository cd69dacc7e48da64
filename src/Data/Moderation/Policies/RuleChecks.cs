using System.Globalization;
using Studio.Data.Moderation.Pictures;
using Studio.Data.Moderation.Rules;
using Studio.Data.Moderation.Rules.Finding;

namespace Studio.Data.Moderation.Policies;

/// <summary>What a rule must be before it is kept: a sentence for its writer otherwise.</summary>
public static class RuleChecks
{
    public const int MaxTerms = 100_000;
    public const int MaxTerm = 200;

    private const int MaxPatterns = 50;

    private const int MaxExceptions = 5_000;

    public static void Require(TextRule rule)
    {
        if (Problem(rule) is { } problem)
        {
            throw new StudioException(problem);
        }
    }

    public static void Require(ImageRule rule)
    {
        if (rule is { Hold: < 0.01 or > 1 } or { Block: < 0.01 or > 1 })
        {
            throw new StudioException("A limit lies between 0.01 and 1.");
        }

        if (rule.Class == LooksRule.Class && (rule.Hold ?? rule.Block) is { } likeness && (rule.Hold is not null && rule.Block is not null || LooksRule.Differing(likeness) is < 0 or > LooksRule.MostDiffering))
        {
            throw new StudioException($"Pictures look alike where at most {LooksRule.MostDiffering} of {LooksRule.Signs} signs differ; they are held or blocked.");
        }

        if (rule.Hold > rule.Block)
        {
            throw new StudioException("Pictures are held before they are blocked: the limit for holding must not be the higher one.");
        }
    }

    /// <param name="rule">Of a workspace.</param>
    /// <param name="server">Of the server for the same class; null where it has none.</param>
    public static void RequireNotLooser(ImageRule rule, ImageRule? server)
    {
        if (rule.Class == LooksRule.Class)
        {
            // Blocked is stricter than held.
            if (Looser(rule.Hold ?? rule.Block, server?.Hold) is not null || Looser(rule.Block, server?.Block) is not null)
            {
                throw new StudioException("The server looks at such pictures on more signs, or blocks them. That can be made stricter here, not looser.");
            }

            return;
        }

        if (Looser(rule.Hold, server?.Hold) is { } hold)
        {
            throw new StudioException(string.Create(CultureInfo.InvariantCulture, $"The server holds this class from {hold:0.00}. That limit can be lowered here, not raised."));
        }

        if (Looser(rule.Block, server?.Block) is { } block)
        {
            throw new StudioException(string.Create(CultureInfo.InvariantCulture, $"The server blocks this class from {block:0.00}. That limit can be lowered here, not raised."));
        }
    }

    private static double? Looser(double? own, double? server) => server is { } limit && (own is null || own > limit) ? limit : null;

    public static void RequireReason(string reason)
    {
        if (reason.Trim().Length is 0 or > PolicyVersion.MaxReason)
        {
            throw new StudioException(reason.Trim().Length == 0 ? "Say in one sentence why: the members read it." : $"The reason holds at most {PolicyVersion.MaxReason} characters.");
        }
    }

    private static string? Problem(TextRule rule) => rule switch
    {
        { Name.Length: 0 or > TextRule.MaxName } => $"A rule needs a name of at most {TextRule.MaxName} characters.",
        { Says.English.Length: > AuthorSentence.MaxLength } or { Says.Japanese.Length: > AuthorSentence.MaxLength } or { Says.Chinese.Length: > AuthorSentence.MaxLength } =>
            $"What the author reads holds at most {AuthorSentence.MaxLength} characters.",
        { Terms.Count: > MaxTerms } => $"A list holds at most {MaxTerms:N0} terms; this one would have {rule.Terms.Count:N0}.",
        { Exceptions.Count: > MaxExceptions } => $"A rule holds at most {MaxExceptions:N0} exceptions.",
        { Becomes.Length: > Replacement.MaxLength } => $"What stands in the place of words holds at most {Replacement.MaxLength} characters, all languages together.",
        { Kind: RuleKind.Patterns, Terms.Count: > MaxPatterns } => $"A rule holds at most {MaxPatterns} patterns.",
        { Kind: RuleKind.Patterns } => rule.Terms.Select(term => BoundedPattern.Problem(term.Text)).FirstOrDefault(problem => problem is not null),
        { Kind: RuleKind.Languages, Action: RuleAction.Transform } => "A language cannot give way to other words: let it be watched, held or blocked.",
        _ when rule.OnlyWith.Contains(rule.Id, StringComparer.Ordinal) => "A rule cannot wait for itself.",
        { Kind: RuleKind.Languages, Allowed.Count: 0 } => "Name at least one language that may be written.",
        _ => rule.Terms.FirstOrDefault(term => term.Text.Length is 0 or > MaxTerm) is { } wrong ? $"A term has between 1 and {MaxTerm} characters: “{wrong.Text[..Math.Min(wrong.Text.Length, 40)]}” has {wrong.Text.Length:N0}." : null,
    };
}
