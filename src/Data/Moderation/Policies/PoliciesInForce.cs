using Microsoft.EntityFrameworkCore;
using Studio.Data.Moderation.Rules;
using Studio.Data.Tenancy;

namespace Studio.Data.Moderation.Policies;

/// <summary>The policy that the current workspace's texts and pictures are judged by: the newest version. Scoped.</summary>
public sealed class PoliciesInForce(IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace, CompiledPolicies compiled)
{
    public async Task<CompiledPolicy> OfAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var number = await db.PolicyVersions.Select(version => (int?)version.Number).MaxAsync(ct) ?? 0;
        if (compiled.Find(workspace.Id, number) is { } known)
        {
            return known;
        }

        var document = number == 0
            ? PolicyDocument.Empty
            : await db.PolicyVersions.AsNoTracking().Where(version => version.Number == number).Select(version => version.Document).SingleAsync(ct);
        return compiled.Keep(workspace.Id, new CompiledPolicy(document, number));
    }
}
