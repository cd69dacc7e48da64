using System.Text;
using Microsoft.AspNetCore.Mvc;
using Studio.Data;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Web.Images;

namespace Studio.Web.Evaluations;

/// <summary>What the results page gives to take along.</summary>
internal static class EvaluationFiles
{
    public static void MapEvaluations(this RouteGroupBuilder workspace)
    {
        var files = workspace.MapGroup("/evaluations").AddEndpointFilter<RefusalFilter>();
        files.MapGet("/scores.csv", (string? category, [FromQuery(Name = "from")] string? from, ResultsQueries queries, SlowResults slow, CancellationToken ct) =>
            AnswerAsync(category, from, queries, slow, "text/csv; charset=utf-8", "scores.csv", ScoresCsv.Scores, ct));
        files.MapGet("/matrix.csv", (string? category, [FromQuery(Name = "from")] string? from, ResultsQueries queries, SlowResults slow, CancellationToken ct) =>
            AnswerAsync(category, from, queries, slow, "text/csv; charset=utf-8", "matrix.csv", ScoresCsv.Pairs, ct));
        files.MapGet("/scores.svg", (string? category, [FromQuery(Name = "from")] string? from, ResultsQueries queries, SlowResults slow, CancellationToken ct) =>
            AnswerAsync(category, from, queries, slow, "image/svg+xml", "scores.svg", report => ScoresSvg.Of(report, dark: false), ct));
        files.MapGet("/scores-dark.svg", (string? category, [FromQuery(Name = "from")] string? from, ResultsQueries queries, SlowResults slow, CancellationToken ct) =>
            AnswerAsync(category, from, queries, slow, "image/svg+xml", "scores-dark.svg", report => ScoresSvg.Of(report, dark: true), ct));
        files.MapGet("/votes.jsonl", LinesAsync);
    }

    private static async Task<IResult> AnswerAsync(
        string? category, string? from, ResultsQueries queries, SlowResults slow, string type, string name, Func<ResultsReport, string> write, CancellationToken ct)
    {
        var filter = ResultsFilter.Of(category, from);
        var counted = ResultsReport.Of(await queries.CountAsync(filter, ct));
        var report = await slow.AddAsync(counted, await queries.InOrderAsync(filter, ct), ct);
        return TypedResults.File(Encoding.UTF8.GetBytes(write(report)), type, name);
    }

    private static async Task<IResult> LinesAsync(
        string? category, [FromQuery(Name = "from")] string? from, ResultsQueries queries, CurrentWorkspace workspace, StudioDbContext db, CancellationToken ct)
    {
        workspace.Access.Require(Permission.ViewGallery);
        var filter = ResultsFilter.Of(category, from);
        var counts = await queries.CountAsync(filter, ct);
        return TypedResults.Stream(output => VoteLines.WriteAsync(db, filter, counts.Systems, output, ct), "application/x-ndjson", "votes.jsonl");
    }
}
