using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Quotas;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;

namespace Studio.Jobs.Evaluations;

/// <summary>How much of the devices the evaluations of the current workspace may use in a month, and have. Scoped.</summary>
public sealed class EvaluationBudget(IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace, TimeProvider time)
{
    public async Task<MonthsMachineTime> ReadAsync(CancellationToken ct)
    {
        workspace.Access.Require(Permission.ViewGallery);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var zone = await db.Workspaces.Where(w => w.Id == workspace.Id).Select(w => w.TimeZone).SingleAsync(ct);
        var limit = await db.QuotaLimits.Where(l => l.Subject == QuotaSubject.Workspace).Select(l => l.EvaluationMillisecondsAMonth).SingleOrDefaultAsync(ct);
        var now = time.GetUtcNow().UtcDateTime;
        var today = QuotaDay.At(now, zone);
        var first = new DateOnly(today.Date.Year, today.Date.Month, 1);
        var (begins, ends) = (new QuotaDay(first.AddDays(-1), zone).EndsAt, new QuotaDay(first.AddMonths(1).AddDays(-1), zone).EndsAt);
        var used = await db.Generations
            .Where(g => g.EvaluationId != null)
            .SelectMany(g => g.Pictures)
            .Where(p => p.FinishedAt >= begins && p.FinishedAt < ends)
            .SumAsync(p => p.DeviceMilliseconds ?? 0, ct);
        return new MonthsMachineTime(used, limit, first, begins, ends);
    }
}

/// <param name="Limit">Null for none.</param>
/// <param name="Month">Its first day, on the workspace's clocks.</param>
/// <param name="Ends">UTC.</param>
public sealed record MonthsMachineTime(long Used, long? Limit, DateOnly Month, DateTime Begins, DateTime Ends)
{
    public bool IsSpent => Used >= Limit;

    public long? Left => Limit - Used;
}
