using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Studio.Web.Images;

namespace Studio.Web.Moderation.Numbers;

/// <summary>The numbers of a month as a file.</summary>
internal static class NumbersEndpoints
{
    public static void MapNumbers(this RouteGroupBuilder workspace) =>
        workspace.MapGroup("/moderation").AddEndpointFilter<RefusalFilter>().MapGet("/numbers.csv", DownloadAsync);

    private static async Task<FileContentHttpResult> DownloadAsync(string? month, NumbersQueries queries, CancellationToken cancellationToken)
    {
        var view = await queries.ReadAsync(NumbersMonth.Read(month), cancellationToken);
        // With the mark of UTF-8, without which a spreadsheet takes names for another alphabet.
        return TypedResults.File([.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(NumbersCsv.Write(view))], "text/csv; charset=utf-8", $"moderation-{view.Month}.csv");
    }
}
