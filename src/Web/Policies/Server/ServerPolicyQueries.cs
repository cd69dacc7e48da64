using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Moderation.Numbers;
using Studio.Data.Moderation.Policies;
using Studio.Data.Tenancy;
using Studio.Web.Health;

namespace Studio.Web.Policies.Server;

/// <summary>Reads the rules of the whole server for its administrators. Scoped.</summary>
internal sealed class ServerPolicyQueries(ServerAdministrator administrator, AcrossWorkspaces across)
{
    /// <summary>Without how often rules fired: that is counted over all workspaces (ServerRuleHits), and shown when it is there.</summary>
    public async Task<PolicyBoardView> ReadAsync(CancellationToken ct)
    {
        await administrator.RequireAsync(ct);
        await using var db = across.CreateContext();
        var newest = await db.ServerPolicyVersions.AsNoTracking().OrderByDescending(version => version.Number).FirstOrDefaultAsync(ct);
        var number = newest?.Number ?? 0;
        var versions = await db.ServerPolicyVersions.AsNoTracking()
            .OrderByDescending(version => version.Number)
            .Select(version => new VersionView(
                version.Number,
                version.Reason,
                db.Users.Where(u => u.Id == version.PublishedById).Select(u => u.DisplayName).First(),
                version.PublishedAt,
                version.Number == number))
            .ToListAsync(ct);
        var wishes = await db.ServerTestWishes.AsNoTracking().OrderBy(wish => wish.CreatedAt).ThenBy(wish => wish.Id)
            .Select(wish => new TestWishView(wish.Id, wish.Text, wish.Expected)).ToListAsync(ct);
        return new PolicyBoardView(number, newest?.Document ?? PolicyDocument.Empty, await DraftAsync(db, number, ct), versions, wishes, new Dictionary<string, RulePrecision>());
    }

    /// <summary>How one published version differs from another; 0 is no rules.</summary>
    public async Task<IReadOnlyList<ChangedRule>> CompareAsync(int before, int after, CancellationToken ct)
    {
        await administrator.RequireAsync(ct);
        await using var db = across.CreateContext();
        var documents = await db.ServerPolicyVersions.AsNoTracking().Where(version => version.Number == before || version.Number == after)
            .ToDictionaryAsync(version => version.Number, version => version.Document, ct);
        return DraftChange.Between(documents.GetValueOrDefault(before, PolicyDocument.Empty), documents.GetValueOrDefault(after, PolicyDocument.Empty));
    }

    /// <summary>The list of a rule, of the draft where there is one; null when there is no such rule. For an address that ServerEntry guards.</summary>
    internal async Task<IReadOnlyList<RuleTerm>?> TermsAsync(string rule, CancellationToken ct)
    {
        await using var db = across.CreateContext();
        var document = await db.ServerPolicyDrafts.AsNoTracking().Select(draft => draft.Document).SingleOrDefaultAsync(ct)
            ?? await db.ServerPolicyVersions.AsNoTracking().OrderByDescending(version => version.Number).Select(version => version.Document).FirstOrDefaultAsync(ct);
        return document?.Text(rule)?.Terms;
    }

    private static async Task<DraftView?> DraftAsync(StudioDbContext db, int inForce, CancellationToken ct)
    {
        var draft = await db.ServerPolicyDrafts.AsNoTracking().SingleOrDefaultAsync(ct);
        return draft is null ? null : await DraftView.OfAsync(db, draft, inForce, ct);
    }
}
