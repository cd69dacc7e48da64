using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Studio.Benchmarks.Serving;
using Studio.Data;
using Studio.Data.Evaluation;
using Studio.Data.Evaluation.Statistics;
using Studio.Data.Tenancy;
using Studio.Web;
using Studio.Web.Evaluations;

namespace Studio.Benchmarks.Ratings;

/// <summary>
/// A fit of a million votes among 20 systems, from single votes; and what pages and raters ask of 100,000 votes, in the studio and in a designed evaluation.
/// On SQLite; on PostgreSQL when the settings in the environment (Data__Provider ...) name an empty database.
/// </summary>
internal static class RatingsBenchmark
{
    private const int Systems = 20;
    private const int Votes = 1_000_000;
    private const int StoredVotes = 100_000;
    private const int Batch = 5_000;
    private const int Rounds = 15;

    public static async Task<int> RunAsync()
    {
        Console.WriteLine("## Ratings");
        Console.WriteLine();
        Console.WriteLine("| what | time |");
        Console.WriteLine("|---|---|");
        var votes = Drawn(Votes);
        Report(string.Create(CultureInfo.InvariantCulture, $"fit of {Votes:N0} votes among {Systems} systems"), await MeasureAsync(() => Task.FromResult(Data.Evaluation.Statistics.Ratings.Of(new WinMatrix(Systems, votes), prompts: null, seed: 7, CancellationToken.None))));
        await StoredAsync();
        return 0;
    }

    private static async Task StoredAsync()
    {
        using var folder = new TemporaryFolder();
        await PreparedStudio.MakeAsync(folder.Path);
        await using var app = StudioApp.Build(new StudioAppOptions { DataFolder = folder.Path, Port = 0, Configure = builder => builder.Logging.ClearProviders() });
        Guid workspace;
        await using (var scope = app.Services.CreateAsyncScope())
        {
            workspace = (await scope.ServiceProvider.GetRequiredService<Doors>().AllWorkspacesAsync(CancellationToken.None)).Single();
        }

        var workspaces = app.Services.GetRequiredService<WorkspaceScope>();
        var systems = Enumerable.Range(0, Systems).Select(Invented).ToList();
        for (var first = 0; first < StoredVotes; first += Batch)
        {
            await workspaces.RunAsync(workspace, (services, _) => AddAsync(services.GetRequiredService<StudioDbContext>(), first == 0 ? systems : [], systems, first), CancellationToken.None);
        }

        await workspaces.RunAsync(
            workspace,
            async (services, _) =>
            {
                var queries = services.GetRequiredService<ResultsQueries>();
                Report(string.Create(CultureInfo.InvariantCulture, $"scores, intervals and win rates of {StoredVotes:N0} stored votes"), await MeasureAsync(async () => ResultsReport.Of(await queries.CountAsync(new ResultsFilter(), CancellationToken.None))));
            },
            CancellationToken.None);
        await EvaluationBenchmark.RunAsync(workspaces, workspace, async (what, work) => Report(string.Create(CultureInfo.InvariantCulture, $"an evaluation with {StoredVotes:N0} answers: {what}"), await MeasureAsync(work)));
    }

    private static async Task AddAsync(StudioDbContext db, IReadOnlyList<EvaluatedSystem> unsaved, List<EvaluatedSystem> systems, int first)
    {
        db.AddRange(unsaved);
        var voter = db.Users.Select(user => user.Id).First();
        db.AddRange(Drawn(Batch, first + 1).Select(tally => new Vote
        {
            Source = VoteSource.Choice,
            Question = EvaluationQuestion.Preference,
            LeftSystemId = systems[tally.Left].Id,
            RightSystemId = systems[tally.Right].Id,
            LeftImageId = Guid.CreateVersion7(),
            RightImageId = Guid.CreateVersion7(),
            Answer = tally.LeftWins > 0 ? VoteAnswer.Left : VoteAnswer.Right,
            PromptId = Guid.CreateVersion7(),
            Category = (first / Batch % 3) switch { 0 => "ja", 1 => "de", _ => "en" },
            VoterId = voter,
            IsBlind = false,
            At = DateTime.UnixEpoch.AddMinutes(first),
        }));
        await db.SaveChangesAsync();
    }

    private static EvaluatedSystem Invented(int number) => new()
    {
        Key = $"{number}",
        Model = $"Model {number / 2}",
        ModelHash = $"{number / 2:D8}",
        Sampler = "DDIM",
        Steps = 24,
        Guidance = 7,
        Width = 512,
        Height = 512,
        Writer = number % 2 == 0 ? null : "Writer",
        CreatedAt = DateTime.UnixEpoch,
    };

    private static List<PairTally> Drawn(int count, int seed = 1)
    {
        var random = new Random(seed);
        return
        [
            .. Enumerable.Range(0, count).Select(_ =>
            {
                var left = random.Next(Systems);
                var right = (left + 1 + random.Next(Systems - 1)) % Systems;
                var won = random.NextDouble() < 1 / (1 + Math.Exp((right - left) / 10.0));
                return new PairTally(left, right, won ? 1 : 0, won ? 0 : 1, 0);
            }),
        ];
    }

    private static async Task<Quantiles> MeasureAsync(Func<Task> work)
    {
        var times = new List<double>();
        for (var round = 0; round <= Rounds; round++)
        {
            var start = Stopwatch.GetTimestamp();
            await work();
            // The first one compiles.
            if (round > 0)
            {
                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
        }

        return new Quantiles(times);
    }

    private static void Report(string what, Quantiles times) => Console.WriteLine($"| {what} | {times} |");
}
