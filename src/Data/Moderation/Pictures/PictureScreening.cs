using System.Globalization;
using Studio.Data.Gallery;
using Studio.Data.Moderation.Cases;
using Studio.Data.Moderation.Policies;

namespace Studio.Data.Moderation.Pictures;

/// <summary>Scores against limits. Whatever cannot be screened while there are rules waits for a person.</summary>
public static class PictureScreening
{
    public const string RuleKind = "picture";

    private static readonly string[] Grave = ["Porn", "Hentai", "Sexy"];

    public static ScreenedPicture Of(ImageSafety? safety, PictureRules rules)
    {
        var limited = rules.Rules.Where(rule => rule.Class != LooksRule.Class && (rule.Hold ?? rule.Block) is not null).ToList();
        if (limited.Count == 0)
        {
            return ScreenedPicture.Fine;
        }

        if (safety is null || !limited.Exists(rule => safety.Scores.ContainsKey(rule.Class)))
        {
            return Unscreened(safety, rules);
        }

        if (Highest(limited, safety, rule => rule.Block) is { } blocked)
        {
            return Fired(blocked, blocked.Block!.Value, "blocked", ImageStanding.Removed, safety, rules);
        }

        return Highest(limited, safety, rule => rule.Hold) is { } held
            ? Fired(held, held.Hold!.Value, "held for review", ImageStanding.Held, safety, rules)
            : ScreenedPicture.Fine;
    }

    /// <summary>Of the rules that fire the one that is furthest over its limit.</summary>
    private static ImageRule? Highest(List<ImageRule> rules, ImageSafety safety, Func<ImageRule, double?> limit) => rules
        .Where(rule => limit(rule) is { } least && safety.Scores.TryGetValue(rule.Class, out var score) && score >= least)
        .MaxBy(rule => safety.Scores[rule.Class] - limit(rule)!.Value);

    private static ScreenedPicture Fired(ImageRule rule, double limit, string end, ImageStanding standing, ImageSafety safety, PictureRules rules) => new(
        standing,
        Grave.Contains(rule.Class, StringComparer.Ordinal) ? CaseSeverity.High : CaseSeverity.Middle,
        new CaseEvidence(
            rule.Name, RuleKind, rules.PolicyVersion,
            string.Create(CultureInfo.InvariantCulture, $"Class “{rule.Class.ToLowerInvariant()}” {safety.Scores[rule.Class]:0.00}, {end} from {limit:0.00}"))
        {
            ServerPolicyVersion = rules.ServerPolicyVersion,
            RuleSentence = rule.Sentence,
            Scores = safety.Scores,
            Limits = Limits(rules),
        })
    {
        Category = Grave.Contains(rule.Class, StringComparer.Ordinal) ? CaseReason.Sexual : null,
    };

    private static ScreenedPicture Unscreened(ImageSafety? safety, PictureRules rules) => new(
        ImageStanding.Held,
        CaseSeverity.Middle,
        new CaseEvidence("Screening", RuleKind, rules.PolicyVersion, safety is null ? "Not screened: no classifier answered" : "Not screened: the classifier knows none of the policy’s classes")
        {
            ServerPolicyVersion = rules.ServerPolicyVersion,
            RuleSentence = "A picture that could not be screened is looked at by a moderator first.",
            Scores = safety?.Scores,
            Limits = Limits(rules),
        });

    /// <summary>The lower one: where a person begins to look.</summary>
    private static Dictionary<string, double> Limits(PictureRules rules) => rules.Rules
        .Where(rule => rule.Class != LooksRule.Class && (rule.Hold ?? rule.Block) is not null)
        .GroupBy(rule => rule.Class, StringComparer.Ordinal)
        .ToDictionary(of => of.Key, of => of.Min(rule => rule.Hold ?? rule.Block!.Value), StringComparer.Ordinal);
}
