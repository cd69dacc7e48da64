using Microsoft.AspNetCore.Http.HttpResults;
using Studio.Web.Images;

namespace Studio.Web.Workspaces;

/// <summary>The finished zip over HTTP; a download that broke off goes on where it was.</summary>
internal static class ExportEndpoint
{
    public static string Of(Guid taskId) => $"settings/export/{taskId}";

    public static void MapExport(this RouteGroupBuilder workspace) =>
        workspace.MapGroup("/settings/export").AddEndpointFilter<RefusalFilter>().MapGet("/{taskId:guid}", DownloadAsync);

    private static async Task<PhysicalFileHttpResult> DownloadAsync(Guid taskId, ExportDesk desk, HttpResponse response, CancellationToken cancellationToken)
    {
        var (file, name) = await desk.OpenAsync(taskId, cancellationToken);
        response.Headers.CacheControl = "no-store";
        return TypedResults.PhysicalFile(file.FullName, "application/zip", name, new DateTimeOffset(file.LastWriteTimeUtc, TimeSpan.Zero), enableRangeProcessing: true);
    }
}
