using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Audit;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Web.Gallery;
using Studio.Web.Images;
using Studio.Web.Shell;
using Studio.Web.Shell.Visits;

namespace Studio.Web.Audit;

/// <summary>Exports. A post, because it is an act of its own: the entry about it is written before the first byte leaves, and is the last of the file.</summary>
internal static class AuditEndpoints
{
    public static void MapAudit(this RouteGroupBuilder workspace) =>
        workspace.MapPost("/audit/export", WorkspaceAsync).DisableAntiforgery().RequireRequestToken().AddEndpointFilter<RefusalFilter>();

    /// <summary>Who is no administrator of the server does not come this far (ServerEntry).</summary>
    public static void MapServerAudit(this IEndpointRouteBuilder app) =>
        app.MapPost($"{ServerAuditPage.Address}/export", ServerAsync).RequireAuthorization().DisableAntiforgery().RequireRequestToken().AddEndpointFilter<RefusalFilter>();

    private static async Task<IResult> WorkspaceAsync(
        [FromForm] string format, HttpContext http, CurrentWorkspace workspace, StudioDbContext context, AuditLog audit, TimeProvider time, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.ReadAudit);
        var days = WorkspaceDays.In(await context.Workspaces.Where(w => w.Id == workspace.Id).Select(w => w.TimeZone).SingleAsync(cancellationToken));
        var all = context.AuditEntries.AsNoTracking();
        var now = time.GetUtcNow().UtcDateTime;
        var seal = await AuditSeal.OfAsync(context, workspace.Access.UserId, now, cancellationToken);
        // Of the whole chain as lines what is closed has its place: without it the file would prove less.
        var filter = Filter(http);
        var fitting = filter.Apply(format == "lines" && filter.IsEmpty ? all : seal.Open(all), days, now);
        var count = await fitting.CountAsync(cancellationToken);
        await audit.SaveAsync(context, Saying(format, count), cancellationToken);
        return await AnswerAsync(format, context, all, fitting, workspace.Id, seal, days, time, cancellationToken);
    }

    private static async Task<IResult> ServerAsync(
        [FromForm] string format, HttpContext http, StudioDbContext context, ServerAuditLog audit, TimeProvider time, CancellationToken cancellationToken)
    {
        var days = new WorkspaceDays(TimeZoneInfo.Utc);
        var all = context.ServerAuditEntries.AsNoTracking();
        var fitting = Filter(http).Apply(all, days, time.GetUtcNow().UtcDateTime);
        var count = await fitting.CountAsync(cancellationToken);
        await audit.WriteAsync(Person.IdOf(http.User), Saying(format, count), cancellationToken);
        return await AnswerAsync(format, context, all, fitting, AuditChain.Server, AuditSeal.Nothing, days, time, cancellationToken);
    }

    private static async Task<IResult> AnswerAsync(
        string format, StudioDbContext context, IQueryable<AuditRecord> all, IQueryable<AuditRecord> fitting, Guid chain, AuditSeal seal, WorkspaceDays days, TimeProvider time, CancellationToken cancellationToken)
    {
        // What is written while the file is sent is in the next one.
        var last = await all.MaxAsync(e => e.Number, cancellationToken);
        var name = $"studio-audit-{time.GetUtcNow():yyyyMMdd-HHmm}";
        if (format == "lines")
        {
            return TypedResults.Stream(output => AuditExport.LinesAsync(fitting, last, chain, seal, output, cancellationToken), "application/x-ndjson", $"{name}.jsonl");
        }

        var names = await new AuditReading(context, all, chain, days, time.GetUtcNow().UtcDateTime, AuditSeal.Nothing).NamesAsync(cancellationToken);
        return TypedResults.Stream(output => AuditExport.CsvAsync(fitting, last, names, output, cancellationToken), "text/csv; charset=utf-8", $"{name}.csv");
    }

    private static AuditSaying Saying(string format, int count) => format is "csv" or "lines"
        ? new AuditSaying(AuditAct.Exported, Details: new { what = "log", format, count })
        : throw new StudioException("The log is exported as \"csv\" or as \"lines\".");

    private static AuditFilter Filter(HttpContext http) =>
        AuditFilter.FromQuery(http.Request.Form.ToDictionary(field => field.Key, field => field.Value.ToString(), StringComparer.Ordinal)) with { Before = null, Entry = null };
}
