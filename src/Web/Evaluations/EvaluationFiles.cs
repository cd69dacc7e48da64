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
        Map("/scores.csv", "text/csv; charset=utf-8", ScoresCsv.Scores);
        Map("/matrix.csv", "text/csv; charset=utf-8", ScoresCsv.Pairs);
        MapScores("/scores.svg", dark: false);
        MapScores("/scores-dark.svg", dark: true);
        Map("/matrix.svg", "image/svg+xml", report => MatrixSvg.Of(report, dark: false));
        Map("/matrix-dark.svg", "image/svg+xml", report => MatrixSvg.Of(report, dark: true));
        Map("/upsampling.svg", "image/svg+xml", report => CategorySvg.Of(report, ofDesign: false, dark: false));
        Map("/upsampling-dark.svg", "image/svg+xml", report => CategorySvg.Of(report, ofDesign: false, dark: true));
        files.MapGet("/votes.jsonl", LinesAsync);

        void MapScores(string path, bool dark) =>
            files.MapGet(path, (string? category, [FromQuery(Name = "from")] string? from, string? ties, string? anchor, string? interval, ResultsQueries queries, SlowResults slow, CancellationToken ct) =>
                AnswerAsync(ResultsFilter.Of(category, from, ResultsScaleChoice.Of(ties, anchor)), queries, slow, "image/svg+xml", path[1..], report => ScoresSvg.Of(report, IntervalChoice.Of(interval, "wish"), dark), ct));

        void Map(string path, string type, Func<ResultsReport, string> write) =>
            files.MapGet(path, (string? category, [FromQuery(Name = "from")] string? from, string? ties, string? anchor, ResultsQueries queries, SlowResults slow, CancellationToken ct) =>
                AnswerAsync(ResultsFilter.Of(category, from, ResultsScaleChoice.Of(ties, anchor)), queries, slow, type, path[1..], write, ct));
    }

    internal static async Task<IResult> AnswerAsync(ResultsFilter filter, ResultsQueries queries, SlowResults slow, string type, string name, Func<ResultsReport, string> write, CancellationToken ct)
    {
        var counted = ResultsReport.Of(await queries.CountAsync(filter, ct), filter.Scale);
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
