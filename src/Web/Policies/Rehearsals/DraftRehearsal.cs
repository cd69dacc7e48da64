using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Gallery;
using Studio.Data.Moderation.Findings;
using Studio.Data.Moderation.Pictures;
using Studio.Data.Moderation.Policies;
using Studio.Data.Moderation.Rules;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Inference.Prompting;

namespace Studio.Web.Policies.Rehearsals;

/// <summary>Reads the wishes and scores of the last month again, by what is in force and by the draft. Scoped.</summary>
public sealed class DraftRehearsal(IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace, TimeProvider time)
{
    /// <summary>A second or two of one core; a busier workspace sees its newest.</summary>
    private const int MostWishes = 5_000;

    private const int MostPictures = 20_000;

    private static readonly TimeSpan Month = TimeSpan.FromDays(30);

    public async Task<Rehearsal> RunAsync(CompiledPolicy inForce, CompiledPolicy draft, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.WritePolicies);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var since = time.GetUtcNow().UtcDateTime - Month;
        var wishes = await WishesAsync(db, since, cancellationToken);
        var scores = await db.Images.AlsoHidden().AsNoTracking()
            .Where(image => image.CreatedAt >= since && image.Safety != null)
            .OrderByDescending(image => image.CreatedAt)
            .Take(MostPictures)
            .Select(image => image.Safety!)
            .ToListAsync(cancellationToken);
        var read = wishes.Select(wish => (wish.Standing, Before: Read(inForce, wish), After: Read(draft, wish))).ToList();
        var pictures = Pictures(scores, RulesOf(inForce), RulesOf(draft));
        return new Rehearsal(
            wishes.Count,
            scores.Count,
            [.. read.CountBy(wish => (wish.Before.Outcome, wish.After.Outcome)).Where(pair => pair.Key.Item1 != pair.Key.Item2).OrderByDescending(pair => pair.Value).Select(pair => new RehearsedChange(pair.Key.Item1, pair.Key.Item2, pair.Value))],
            Rules(read.Select(wish => (wish.Standing, wish.After))),
            pictures.GetValueOrDefault(ImageStanding.Held),
            pictures.GetValueOrDefault(ImageStanding.Removed),
            pictures.GetValueOrDefault(ImageStanding.Shown))
        {
            Limits = MovedLimits.Of(scores, RulesOf(inForce).Rules, RulesOf(draft).Rules),
            IsCut = wishes.Count == MostWishes || scores.Count == MostPictures,
        };
    }

    /// <summary>Of the last month's wishes those in which a rule alone would have fired anew, if it were as it is to be.</summary>
    /// <param name="before">The rule as it is.</param>
    /// <param name="after">As it would be.</param>
    /// <param name="beside">The other rules of its policy: it may wait for one of them.</param>
    /// <param name="cancellationToken">The caller's.</param>
    public async Task<RuleEffect> OfRuleAsync(TextRule before, TextRule after, IReadOnlyList<TextRule> beside, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.WritePolicies);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var wishes = await WishesAsync(db, time.GetUtcNow().UtcDateTime - Month, cancellationToken);
        var (old, fresh) = (With(before, beside), With(after, beside));
        return new RuleEffect(wishes.Count, wishes.Count(wish => Fires(fresh, after, wish) && !Fires(old, before, wish)));
    }

    private static CompiledPolicy With(TextRule rule, IReadOnlyList<TextRule> beside) =>
        new(new PolicyDocument { Texts = [rule, .. beside.Where(other => rule.OnlyWith.Contains(other.Id, StringComparer.Ordinal))] }, number: 0);

    private static bool Fires(CompiledPolicy policy, TextRule rule, Wish wish) => Read(policy, wish).Fired.Any(hit => hit.Rule.Id == rule.Id);

    private static TextVerdict Read(CompiledPolicy policy, Wish wish) => TextEvaluator.Evaluate(policy, wish.Text, wish.Language ?? LanguageGuess.Of(wish.Text));

    private static Task<List<Wish>> WishesAsync(StudioDbContext db, DateTime since, CancellationToken ct) => db.Turns.AsNoTracking()
        .Where(turn => turn.CreatedAt >= since)
        .OrderByDescending(turn => turn.CreatedAt)
        .Take(MostWishes)
        .Select(turn => new Wish(
            turn.Wish,
            turn.Language,
            db.PolicyFindings
                .Where(finding => finding.TurnId == turn.Id && finding.Stage == TextStage.Wish && (finding.Standing == FindingStanding.Approved || finding.Standing == FindingStanding.Rejected))
                .OrderByDescending(finding => finding.CreatedAt)
                .Select(finding => (FindingStanding?)finding.Standing)
                .FirstOrDefault()))
        .ToListAsync(ct);

    private static IReadOnlyList<RehearsedRule> Rules(IEnumerable<(FindingStanding? Standing, TextVerdict Verdict)> read) =>
    [
        .. read.SelectMany(wish => wish.Verdict.Fired.Select(hit => (hit.Rule, wish.Standing)))
            .GroupBy(hit => hit.Rule.Id, StringComparer.Ordinal)
            .Select(of => new RehearsedRule(of.Key, of.First().Rule.Name, of.Count(), of.Count(hit => hit.Standing == FindingStanding.Approved), of.Count(hit => hit.Standing == FindingStanding.Rejected)))
            .OrderByDescending(rule => rule.Fired),
    ];

    /// <summary>Pictures whose standing would be another, by the new one.</summary>
    private static Dictionary<ImageStanding, int> Pictures(List<ImageSafety> scores, PictureRules before, PictureRules after) => scores
        .Select(safety => (Before: PictureScreening.Of(safety, before).Standing, After: PictureScreening.Of(safety, after).Standing))
        .Where(pair => pair.Before != pair.After)
        .CountBy(pair => pair.After)
        .ToDictionary();

    private static PictureRules RulesOf(CompiledPolicy policy) =>
        new(policy.Number, Inheritance.Pictures(PictureRules.OfServer(policy.Server), policy.Document.Pictures));

    private sealed record Wish(string Text, string? Language, FindingStanding? Standing);
}
