using Studio.Data;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Web.Evaluations.Lists;
using Studio.Web.Evaluations.Scores;
using Studio.Web.Images;

namespace Studio.Web.Evaluations.Results;

/// <summary>What the results of one evaluation give to take along.</summary>
internal static class ResultFiles
{
    public static void MapEvaluationResults(this RouteGroupBuilder workspace)
    {
        var files = workspace.MapGroup("/evaluations/{id:guid}/files").AddEndpointFilter<RefusalFilter>();
        Map("/scores.csv", "text/csv; charset=utf-8", ScoresCsv.Scores);
        Map("/matrix.csv", "text/csv; charset=utf-8", ScoresCsv.Pairs);
        MapScores("/scores.svg", dark: false);
        MapScores("/scores-dark.svg", dark: true);
        Map("/matrix.svg", "image/svg+xml", report => MatrixSvg.Of(report, dark: false));
        Map("/matrix-dark.svg", "image/svg+xml", report => MatrixSvg.Of(report, dark: true));
        Map("/upsampling.svg", "image/svg+xml", report => CategorySvg.Of(report, ofDesign: true, dark: false));
        Map("/upsampling-dark.svg", "image/svg+xml", report => CategorySvg.Of(report, ofDesign: true, dark: true));
        MapVotes("/votes.jsonl", "application/x-ndjson", VoteLines.WriteAsync, namesQuestions: true);
        MapVotes("/pick-a-pic.csv", "text/csv; charset=utf-8", PickAPic.WriteAsync, namesQuestions: false);
        files.MapGet("/automatic.csv", AutomaticAsync);

        void MapScores(string path, bool dark) =>
            files.MapGet(path, async (Guid id, string? category, string? question, string? all, string? ties, string? anchor, string? interval, EvaluationQueries evaluations, ResultsQueries queries, SlowResults slow, CancellationToken ct) =>
                await EvaluationFiles.AnswerAsync(
                    await FilterAsync(id, category, question, all, evaluations, ct, ResultsScaleChoice.Of(ties, anchor)), queries, slow, "image/svg+xml", path[1..], report => ScoresSvg.Of(report, IntervalChoice.Of(interval, "prompt"), dark), ct));

        void Map(string path, string type, Func<ResultsReport, string> write) =>
            files.MapGet(path, async (Guid id, string? category, string? question, string? all, string? ties, string? anchor, EvaluationQueries evaluations, ResultsQueries queries, SlowResults slow, CancellationToken ct) =>
                await EvaluationFiles.AnswerAsync(await FilterAsync(id, category, question, all, evaluations, ct, ResultsScaleChoice.Of(ties, anchor)), queries, slow, type, path[1..], write, ct));

        void MapVotes(string path, string type, Func<StudioDbContext, ResultsFilter, IReadOnlyList<RatedName>, Stream, CancellationToken, Task> write, bool namesQuestions) =>
            files.MapGet(path, async (Guid id, string? category, string? question, string? all, EvaluationQueries evaluations, ResultsQueries queries, CurrentWorkspace workspace, StudioDbContext db, CancellationToken ct) =>
            {
                workspace.Access.Require(Permission.ViewGallery);
                var filter = await FilterAsync(id, category, question, all, evaluations, ct);
                filter = namesQuestions && question is null ? filter with { Question = null } : filter;
                var systems = (await queries.CountAsync(filter, ct)).Systems;
                return TypedResults.Stream(output => write(db, filter, systems, output, ct), type, path[1..]);
            });
    }

    private static async Task<IResult> AutomaticAsync(Guid id, EvaluationQueries evaluations, CurrentWorkspace workspace, StudioDbContext db, CancellationToken ct)
    {
        workspace.Access.Require(Permission.ViewGallery);
        var evaluation = (await evaluations.OneAsync(id, ct)).Evaluation.Id;
        return TypedResults.Stream(output => AutomaticScoresCsv.WriteAsync(db, evaluation, output, ct), "text/csv; charset=utf-8", "automatic.csv");
    }

    private static async Task<ResultsFilter> FilterAsync(Guid id, string? category, string? question, string? all, EvaluationQueries evaluations, CancellationToken ct, ResultsScaleChoice? scale = null) =>
        ResultsFilter.Of(id, (await evaluations.OneAsync(id, ct)).Evaluation.Questions, category, question, all == "1", scale);
}
