using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Moderation.Findings;
using Studio.Data.Moderation.Numbers;
using Studio.Data.Moderation.Policies;
using Studio.Data.Moderation.Rules;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;

namespace Studio.Web.Policies.Lately;

/// <summary>Where a rule fired lately. Only texts that were put to a person are read again: what nobody was asked about stays its author's. Scoped.</summary>
public sealed class LatelyQueries(IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace, TimeProvider time)
{
    private const int Most = 30;
    private const int MostCounted = 5_000;

    private static readonly TimeSpan Lately = TimeSpan.FromDays(30);

    public async Task<LatelyView> ReadAsync(string rule, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.WritePolicies);
        var now = time.GetUtcNow().UtcDateTime;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var precision = (await RulePrecisions.ReadAsync(db, now - Lately, now, cancellationToken)).FirstOrDefault(of => !of.IsPictures && of.Rule == rule);
        var rows = await db.PolicyHits.AsNoTracking().Where(hit => hit.RuleId == rule && hit.CreatedAt >= now - Lately)
            .Join(db.PolicyFindings.Where(f => f.Standing == FindingStanding.Waits || f.Standing == FindingStanding.Approved || f.Standing == FindingStanding.Rejected),
                hit => hit.FindingId, finding => finding.Id, (hit, finding) => new { Hit = hit, Finding = finding })
            .OrderByDescending(row => row.Finding.CreatedAt).Take(Most)
            .Select(row => new
            {
                row.Finding.Id,
                row.Finding.Standing,
                row.Finding.CreatedAt,
                row.Hit.Words,
                Turn = db.Turns.Where(turn => turn.Id == row.Finding.TurnId).Select(turn => new { turn.Wish, turn.Language }).FirstOrDefault(),
                Prompt = db.PromptRevisions.Where(revision => revision.Id == row.Finding.PromptRevisionId).Select(revision => revision.Text).FirstOrDefault(),
            })
            .ToListAsync(cancellationToken);
        return new LatelyView(precision, [.. rows.Where(row => row.Turn is not null).Select(row => new FiredText(
            row.Id, row.Prompt ?? row.Turn!.Wish, row.Prompt is null ? row.Turn!.Language : null, row.Words, row.Standing, row.CreatedAt))]);
    }

    /// <summary>How often its terms fired, of the newest 5,000 texts, and how long what it holds waits.</summary>
    public async Task<RuleUse> UseAsync(TextRule rule, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.WritePolicies);
        var now = time.GetUtcNow().UtcDateTime;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var words = await db.PolicyHits.AsNoTracking().Where(hit => hit.RuleId == rule.Id && hit.CreatedAt >= now - Lately)
            .OrderByDescending(hit => hit.CreatedAt).Take(MostCounted).Select(hit => hit.Words).ToListAsync(cancellationToken);
        return new RuleUse(TermsFired.Count(rule, words), await UsualWait.ReadAsync(db, appeals: false, now, cancellationToken));
    }
}

/// <param name="Precision">Of all in the last 30 days; null where it did not fire.</param>
/// <param name="Texts">Those that a person was asked about, the newest first.</param>
public sealed record LatelyView(RulePrecision? Precision, IReadOnlyList<FiredText> Texts);

/// <param name="Id">Of the finding.</param>
/// <param name="Text">The wish or the prompt.</param>
/// <param name="Language">Of the wish.</param>
/// <param name="Words">What the rule found in it.</param>
/// <param name="Standing">What a person said.</param>
/// <param name="At">When it fired, UTC.</param>
public sealed record FiredText(Guid Id, string Text, string? Language, IReadOnlyList<HitWord> Words, FindingStanding Standing, DateTime At);
