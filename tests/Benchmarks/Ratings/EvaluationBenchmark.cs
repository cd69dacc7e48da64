using Microsoft.Extensions.DependencyInjection;
using Studio.Data;
using Studio.Data.Evaluation;
using Studio.Data.Evaluation.Sessions;
using Studio.Data.Tenancy;
using Studio.Web.Evaluations;
using Studio.Web.Evaluations.Lists;
using Studio.Web.Evaluations.Results;

namespace Studio.Benchmarks.Ratings;

/// <summary>What the pages of a designed evaluation ask a database that holds 100,000 answers, and what a rater waits for between two pairs.</summary>
internal static class EvaluationBenchmark
{
    public static async Task RunAsync(WorkspaceScope workspaces, Guid workspace, Func<string, Func<Task>, Task> measure)
    {
        var owner = await workspaces.RunAsync(workspace, (services, _) => Task.FromResult(services.GetRequiredService<StudioDbContext>().Users.Select(user => user.Id).First()), CancellationToken.None);
        var crowd = new EvaluationCrowd(owner);
        await crowd.AddAsync(work => workspaces.RunAsync(workspace, (services, _) => work(services.GetRequiredService<StudioDbContext>()), CancellationToken.None));
        var id = crowd.Evaluation.Id;
        var filter = ResultsFilter.Of(id, [EvaluationQuestion.PromptFollowing], category: null, question: null, withLeftOut: false);
        await InAsync(services => measure("head and tabs of the evaluation", () => services.GetRequiredService<EvaluationQueries>().OneAsync(id, CancellationToken.None)));
        await InAsync(services => measure("scores, intervals and win rates", async () => ResultsReport.Of(await services.GetRequiredService<ResultsQueries>().CountAsync(filter, CancellationToken.None))));
        await InAsync(services => measure("the same in one category", async () => ResultsReport.Of(await services.GetRequiredService<ResultsQueries>().CountAsync(filter with { Category = "Category 7" }, CancellationToken.None))));
        await InAsync(services => measure("how far raters agree", () => services.GetRequiredService<TrustQueries>().ReadAsync(filter, CancellationToken.None)));
        await InAsync(services => measure("every answer in its order, drawn again 1,000 times (follows the page)", async () =>
        {
            var queries = services.GetRequiredService<ResultsQueries>();
            using var slow = new SlowResults();
            await slow.AddAsync(ResultsReport.Of(await queries.CountAsync(filter, CancellationToken.None)), await queries.InOrderAsync(filter, CancellationToken.None), CancellationToken.None);
        }));
        await RateAsync();

        Task InAsync(Func<IServiceProvider, Task> work) => workspaces.RunAsync(workspace, (services, _) => work(services), CancellationToken.None);

        async Task RateAsync()
        {
            var rater = Guid.Empty;
            await InAsync(async services =>
            {
                var row = new Rater { EvaluationId = id, UserId = owner, PairsAsked = RatingSeat.MostPairs, CreatedAt = DateTime.UnixEpoch };
                var context = services.GetRequiredService<StudioDbContext>();
                context.Add(row);
                await context.SaveChangesAsync();
                rater = row.Id;
            });
            var tab = Guid.NewGuid();
            await InAsync(async services =>
            {
                var sessions = services.GetRequiredService<RatingSessions>();
                var step = await sessions.StepAsync(rater, tab, CancellationToken.None);
                await measure("an answer and the next pair out of 20,000 open ones", async () => step = step.Current is { } pair
                    ? await sessions.AnswerAsync(rater, tab, pair.Left, VoteAnswer.Left, 3_000, CancellationToken.None)
                    : await sessions.RestedAsync(rater, tab, CancellationToken.None));
            });
        }
    }
}
