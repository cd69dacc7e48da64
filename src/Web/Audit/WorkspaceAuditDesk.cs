using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Audit;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Jobs.Audit;
using Studio.Web.Gallery;
using Studio.Web.Shell.Visits;

namespace Studio.Web.Audit;

/// <summary>The log of the current workspace.</summary>
internal sealed class WorkspaceAuditDesk(
    IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace, Visit visit, AuditCheck check, AuditVerdicts verdicts, AuditLog audit, TimeProvider time) : IAuditDesk
{
    public string Address => visit.Address("audit");

    public string Zone { get; private set; } = "";

    public AuditChecked? Last => verdicts.Of(workspace.Id);

    public async Task<AuditView> ReadAsync(AuditFilter filter, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.ReadAudit);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await (await ReadingAsync(context, cancellationToken)).ReadAsync(filter, cancellationToken);
    }

    public async Task<AuditOpened?> OpenAsync(long number, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.ReadAudit);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await (await ReadingAsync(context, cancellationToken)).OpenAsync(number, cancellationToken);
    }

    public async Task ReadClosedAsync(long number, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.ReadAudit);
        workspace.Access.Require(Permission.ModerateEscalated);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var seal = await AuditSeal.OfAsync(context, workspace.Access.UserId, time.GetUtcNow().UtcDateTime, cancellationToken);
        var entry = await context.AuditEntries.AsNoTracking().SingleOrDefaultAsync(e => e.Number == number, cancellationToken);
        if (entry is null || !seal.MayBeRead(entry))
        {
            throw StudioException.Conflict("Somebody appealed meanwhile, so it opens when the appeal is decided.");
        }

        await audit.SaveAsync(context, new AuditSaying(AuditAct.CaseDecisionRead, entry.Object), cancellationToken);
    }

    public async Task<AuditVerdict> VerifyAsync(IProgress<long> progress, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.ReadAudit);
        var verdict = await Task.Run(() => check.RunAsync(workspace.Id, progress, cancellationToken), cancellationToken);
        return verdicts.Keep(workspace.Id, verdict).Verdict;
    }

    private async Task<AuditReading> ReadingAsync(StudioDbContext context, CancellationToken cancellationToken)
    {
        Zone = await context.Workspaces.Where(w => w.Id == workspace.Id).Select(w => w.TimeZone).SingleAsync(cancellationToken);
        var seal = await AuditSeal.OfAsync(context, workspace.Access.UserId, time.GetUtcNow().UtcDateTime, cancellationToken);
        return new AuditReading(context, context.AuditEntries.AsNoTracking(), workspace.Id, WorkspaceDays.In(Zone), time.GetUtcNow().UtcDateTime, seal);
    }
}
