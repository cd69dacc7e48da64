using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Studio.Data;
using Studio.Data.Moderation.Policies;
using Studio.Web.Images;

namespace Studio.Web.Policies;

/// <summary>The list of a rule as a file.</summary>
internal static class PolicyEndpoints
{
    public static string Of(string rule, bool asCsv) => $"policies/{rule}/list.{(asCsv ? "csv" : "txt")}";

    public static void MapPolicies(this RouteGroupBuilder workspace)
    {
        var rules = workspace.MapGroup("/policies/{rule}").AddEndpointFilter<RefusalFilter>();
        rules.MapGet("/list.txt", (string rule, PolicyQueries queries, CancellationToken cancellationToken) => DownloadAsync(rule, asCsv: false, queries, cancellationToken));
        rules.MapGet("/list.csv", (string rule, PolicyQueries queries, CancellationToken cancellationToken) => DownloadAsync(rule, asCsv: true, queries, cancellationToken));
    }

    internal static FileContentHttpResult File(IReadOnlyList<RuleTerm> terms, bool asCsv) =>
        TypedResults.File(Encoding.UTF8.GetBytes(TermFile.Write(terms, asCsv)), asCsv ? "text/csv; charset=utf-8" : "text/plain; charset=utf-8", $"list.{(asCsv ? "csv" : "txt")}");

    private static async Task<FileContentHttpResult> DownloadAsync(string rule, bool asCsv, PolicyQueries queries, CancellationToken ct) =>
        File(await queries.TermsAsync(rule, ct) ?? throw StudioException.NotFound("This rule is no longer there."), asCsv);
}
