using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Audit;
using Studio.Jobs.Audit;
using Studio.Web.Gallery;
using Studio.Web.Health;

namespace Studio.Web.Audit;

/// <summary>The log of the server, for its administrators.</summary>
internal sealed class ServerAuditDesk(
    IDbContextFactory<StudioDbContext> contexts, ServerAdministrator administrator, AuditCheck check, AuditVerdicts verdicts, TimeProvider time) : IAuditDesk
{
    public string Address => ServerAuditPage.Address;

    public string Zone => "UTC";

    public AuditChecked? Last => verdicts.Of(AuditChain.Server);

    public async Task<AuditView> ReadAsync(AuditFilter filter, CancellationToken cancellationToken)
    {
        await administrator.RequireAsync(cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await Reading(context).ReadAsync(filter, cancellationToken);
    }

    public async Task<AuditOpened?> OpenAsync(long number, CancellationToken cancellationToken)
    {
        await administrator.RequireAsync(cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await Reading(context).OpenAsync(number, cancellationToken);
    }

    public Task ReadClosedAsync(long number, CancellationToken cancellationToken) => throw StudioException.NotFound("Nothing of the server's log is closed.");

    public async Task<AuditVerdict> VerifyAsync(IProgress<long> progress, CancellationToken cancellationToken)
    {
        await administrator.RequireAsync(cancellationToken);
        var verdict = await Task.Run(() => check.RunAsync(AuditChain.Server, progress, cancellationToken), cancellationToken);
        return verdicts.Keep(AuditChain.Server, verdict).Verdict;
    }

    private AuditReading Reading(StudioDbContext context) =>
        new(context, context.ServerAuditEntries.AsNoTracking(), AuditChain.Server, new WorkspaceDays(TimeZoneInfo.Utc), time.GetUtcNow().UtcDateTime, AuditSeal.Nothing);
}
