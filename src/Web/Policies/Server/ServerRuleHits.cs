using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Moderation.Numbers;
using Studio.Data.Tenancy;
using Studio.Web.Health;

namespace Studio.Web.Policies.Server;

/// <summary>How often the server's rules fired lately, summed over its workspaces, each read as itself. Numbers only: whose words they were stays there. Scoped.</summary>
internal sealed class ServerRuleHits(ServerAdministrator administrator, Doors doors, WorkspaceScope workspaces, TimeProvider time)
{
    private static readonly TimeSpan Lately = TimeSpan.FromDays(30);

    /// <returns>By the id of a rule, by the name of one about pictures.</returns>
    public async Task<IReadOnlyDictionary<string, RulePrecision>> ReadAsync(CancellationToken ct)
    {
        await administrator.RequireAsync(ct);
        var now = time.GetUtcNow().UtcDateTime;
        var all = new List<RulePrecision>();
        foreach (var workspace in await doors.AllWorkspacesAsync(ct))
        {
            all.AddRange(await workspaces.RunAsync(workspace, (services, token) => OfAsync(services, now, token), ct));
        }

        return all.GroupBy(rule => rule.Rule, StringComparer.Ordinal).ToDictionary(
            of => of.Key,
            of => of.First() with { Fired = of.Sum(rule => rule.Fired), Judged = of.Sum(rule => rule.Judged), Agreed = of.Sum(rule => rule.Agreed) },
            StringComparer.Ordinal);
    }

    private static async Task<IReadOnlyList<RulePrecision>> OfAsync(IServiceProvider services, DateTime now, CancellationToken ct)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<StudioDbContext>>().CreateDbContextAsync(ct);
        return await RulePrecisions.OfServerAsync(db, now - Lately, now, ct);
    }
}
