using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Studio.Web.Images;

namespace Studio.Web.Profile.Export;

/// <summary>The finished zip over HTTP; a download that broke off goes on where it was.</summary>
internal static class PersonExportEndpoint
{
    public static string Of(Guid taskId) => $"profile/export/{taskId}";

    public static void MapPersonExport(this RouteGroupBuilder workspace) =>
        workspace.MapGroup("/profile/export").AddEndpointFilter<RefusalFilter>().MapGet("/{taskId:guid}", Download);

    private static PhysicalFileHttpResult Download(Guid taskId, PersonExportDesk desk, HttpResponse response)
    {
        var file = desk.Open(taskId);
        response.Headers.CacheControl = "no-store";
        var made = new DateTimeOffset(file.LastWriteTimeUtc, TimeSpan.Zero);
        return TypedResults.PhysicalFile(file.FullName, "application/zip", $"studio-{made.ToString("yyyyMMdd-HHmm", CultureInfo.InvariantCulture)}.zip", made, enableRangeProcessing: true);
    }
}
