using Microsoft.EntityFrameworkCore;
using Studio.Data.Moderation.Findings;

namespace Studio.Data.Moderation.Numbers;

/// <summary>The words that made a rule of the server fire, in all workspaces together. For counting its terms: whose words they were is not read.</summary>
public static class ServerRuleWords
{
    /// <param name="across">In no workspace.</param>
    /// <param name="rule">Its id.</param>
    /// <param name="from">UTC.</param>
    /// <param name="most">Of the newest texts.</param>
    /// <param name="cancellationToken">The caller's.</param>
    public static async Task<IReadOnlyList<IReadOnlyList<HitWord>>> ReadAsync(StudioDbContext across, string rule, DateTime from, int most, CancellationToken cancellationToken)
    {
#pragma warning disable RS0030 // The server's own rules, for its administrators, who see only how often each of their terms stood there.
        var hits = across.PolicyHits.IgnoreQueryFilters();
#pragma warning restore RS0030
        // One workspace after the other within one query: every index begins with the workspace.
        return await across.Workspaces.SelectMany(w => hits.Where(hit => hit.WorkspaceId == w.Id && hit.RuleId == rule && hit.IsServers && hit.CreatedAt >= from))
            .OrderByDescending(hit => hit.CreatedAt).Take(most).Select(hit => hit.Words).ToListAsync(cancellationToken);
    }
}
