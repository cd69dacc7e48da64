using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Moderation.Cases;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Web.Gallery;

namespace Studio.Web.Moderation.Queue;

/// <summary>One's own exposure, nobody else's.</summary>
internal sealed class ExposureQueries(IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace, TimeProvider time)
{
    public async Task<Exposure> TodayAsync(WorkspaceDays days, CancellationToken cancellationToken)
    {
        workspace.Access.RequireToSee(Permission.Moderate);
        var (me, now) = (workspace.Access.UserId, time.GetUtcNow().UtcDateTime);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var today = days.StartOf(days.Of(now));
        return Exposure.Of(
            await context.CaseDecisions.Where(d => d.ById == me && d.At >= today && d.Act != CaseAct.Undone).Select(d => d.At).ToListAsync(cancellationToken),
            await context.CaseLooks.Where(look => look.UserId == me && look.At >= today).Select(look => look.At).ToListAsync(cancellationToken),
            now);
    }
}
