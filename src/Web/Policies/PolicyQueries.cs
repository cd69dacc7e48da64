using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Moderation.Numbers;
using Studio.Data.Moderation.Policies;
using Studio.Data.Moderation.Settings;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Web.Shell.Visits;

namespace Studio.Web.Policies;

/// <summary>Reads the policy of the current workspace. Everybody sees which rules there are and why; their words only those who write them. Scoped.</summary>
public sealed class PolicyQueries(IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace, PoliciesInForce policies, TimeProvider time)
{
    private static readonly TimeSpan Lately = TimeSpan.FromDays(30);

    public async Task<PolicyBoardView> ReadAsync(CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.ViewGallery);
        var writes = workspace.Access.Allows(Permission.WritePolicies);
        var inForce = await policies.OfAsync(cancellationToken);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var versions = await db.PolicyVersions.AsNoTracking()
            .OrderByDescending(version => version.Number)
            .Select(version => new VersionView(
                version.Number,
                version.Reason,
                db.Users.Where(u => u.Id == version.PublishedById).Select(u => u.DisplayName).First(),
                version.PublishedAt,
                version.Number == inForce.Number))
            .ToListAsync(cancellationToken);
        return new PolicyBoardView(
            inForce.Number,
            inForce.Document,
            writes ? await DraftAsync(db, inForce.Number, cancellationToken) : null,
            versions,
            writes ? await WishesAsync(db, cancellationToken) : [],
            writes ? await FiredAsync(db, cancellationToken) : new Dictionary<string, RulePrecision>())
        {
            Server = inForce.Server,
            ServerNumber = inForce.ServerNumber,
            CheckPercent = (await db.ModerationInForceAsync(cancellationToken)).CheckPercent,
            Check = writes ? await CheckNumbers.ReadAsync(db, time.GetUtcNow().UtcDateTime - Lately, time.GetUtcNow().UtcDateTime, cancellationToken) : null,
        };
    }

    /// <summary>The list of a rule, of the draft where there is one; null when there is no such rule.</summary>
    public async Task<IReadOnlyList<RuleTerm>?> TermsAsync(string rule, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.WritePolicies);
        return (await ReadAsync(cancellationToken)).Shown.Text(rule)?.Terms;
    }

    /// <summary>How one published policy differs from another; 0 is no rules.</summary>
    public async Task<IReadOnlyList<ChangedRule>> CompareAsync(int before, int after, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.WritePolicies);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var documents = await db.PolicyVersions.AsNoTracking().Where(version => version.Number == before || version.Number == after)
            .ToDictionaryAsync(version => version.Number, version => version.Document, cancellationToken);
        return DraftChange.Between(documents.GetValueOrDefault(before, PolicyDocument.Empty), documents.GetValueOrDefault(after, PolicyDocument.Empty));
    }

    public async Task<TimeZoneInfo> ZoneAsync(CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.ViewGallery);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.PersonZoneAsync(workspace, cancellationToken);
    }

    private static async Task<DraftView?> DraftAsync(StudioDbContext db, int inForce, CancellationToken ct)
    {
        var draft = await db.PolicyDrafts.AsNoTracking().SingleOrDefaultAsync(ct);
        return draft is null ? null : await DraftView.OfAsync(db, draft, inForce, ct);
    }

    private static Task<List<TestWishView>> WishesAsync(StudioDbContext db, CancellationToken ct) => db.TestWishes.AsNoTracking()
        .OrderBy(wish => wish.CreatedAt).ThenBy(wish => wish.Id)
        .Select(wish => new TestWishView(wish.Id, wish.Text, wish.Expected))
        .ToListAsync(ct);

    /// <summary>How often each rule fired lately, and what people said about it.</summary>
    private async Task<IReadOnlyDictionary<string, RulePrecision>> FiredAsync(StudioDbContext db, CancellationToken ct)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return (await RulePrecisions.ReadAsync(db, now - Lately, now, ct)).ToDictionary(rule => rule.Rule, StringComparer.Ordinal);
    }
}
