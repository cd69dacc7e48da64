using Microsoft.AspNetCore.Http.HttpResults;
using Studio.Data;
using Studio.Web.Images;

namespace Studio.Web.Policies.Server;

/// <summary>The list of a rule of the server as a file, for its administrators.</summary>
internal static class ServerPolicyEndpoints
{
    public static string Of(string rule, bool asCsv) => $"{ServerRulePage.AddressOf(rule)}/list.{(asCsv ? "csv" : "txt")}";

    public static void MapServerPolicies(this IEndpointRouteBuilder app)
    {
        var rules = app.MapGroup($"{ServerPoliciesPage.Address}/{{rule}}").RequireAuthorization().AddEndpointFilter<RefusalFilter>();
        rules.MapGet("/list.txt", (string rule, ServerPolicyQueries queries, CancellationToken cancellationToken) => DownloadAsync(rule, asCsv: false, queries, cancellationToken));
        rules.MapGet("/list.csv", (string rule, ServerPolicyQueries queries, CancellationToken cancellationToken) => DownloadAsync(rule, asCsv: true, queries, cancellationToken));
    }

    private static async Task<FileContentHttpResult> DownloadAsync(string rule, bool asCsv, ServerPolicyQueries queries, CancellationToken ct) =>
        PolicyEndpoints.File(await queries.TermsAsync(rule, ct) ?? throw StudioException.NotFound("This rule is no longer there."), asCsv);
}
