using Microsoft.EntityFrameworkCore;
using Studio.Data.Moderation.Rules;
using Studio.Data.Tenancy;

namespace Studio.Data.Moderation.Policies;

/// <summary>What the current workspace's texts and pictures are judged by: the newest version of the server's rules and of its own. Scoped.</summary>
public sealed class PoliciesInForce(IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace, CompiledPolicies compiled)
{
    public async Task<CompiledPolicy> OfAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var serverNumber = await db.ServerPolicyVersions.Select(version => (int?)version.Number).MaxAsync(ct) ?? 0;
        var number = await db.PolicyVersions.Select(version => (int?)version.Number).MaxAsync(ct) ?? 0;
        return compiled.Find(workspace.Id, number, serverNumber)
            ?? compiled.Keep(workspace.Id, new CompiledPolicy(await ServerAsync(db, serverNumber, ct), serverNumber, new CompiledRules(await OwnAsync(db, number, ct)), number));
    }

    private static async Task<PolicyDocument> OwnAsync(StudioDbContext db, int number, CancellationToken ct) => number == 0
        ? PolicyDocument.Empty
        : await db.PolicyVersions.AsNoTracking().Where(version => version.Number == number).Select(version => version.Document).SingleAsync(ct);

    private async Task<CompiledRules> ServerAsync(StudioDbContext db, int number, CancellationToken ct)
    {
        if (compiled.FindServer(number) is { } known)
        {
            return known;
        }

        var document = await db.ServerPolicyVersions.AsNoTracking().Where(version => version.Number == number).Select(version => version.Document).SingleAsync(ct);
        return compiled.KeepServer(number, new CompiledRules(document));
    }
}
