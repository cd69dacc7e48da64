using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Studio.Benchmarks.Serving;
using Studio.Data;
using Studio.Data.Moderation.Cases;
using Studio.Data.Moderation.Limits;
using Studio.Data.Tenancy;
using Studio.Data.Users;
using Studio.Inference.Imaging;
using Studio.Web;
using Studio.Web.Moderation.Queue;
using Studio.Web.Moderation.Settings;
using Studio.Web.Moderation.Together;

namespace Studio.Benchmarks.Moderation;

/// <summary>
/// What the page of the queue reads before it is shown, with so many cases: all waiting, and nine of ten decided. And the scores that the simulator of limits reads when it is opened.
/// On SQLite; on PostgreSQL when the settings in the environment (Data__Provider ...) name an empty database, and how many wait is said.
/// </summary>
internal static class QueueBenchmark
{
    private const int Rounds = 30;
    private const int Batch = 2_000;
    private const int Shown = 50;

    /// <param name="cases">All of them.</param>
    /// <param name="waiting">Of these not decided; null: a tenth, and then all.</param>
    public static async Task<int> RunAsync(int cases, int? waiting)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"## The queue of moderation with {cases:N0} cases"));
        Console.WriteLine();
        Console.WriteLine("| cases | waiting | lines, counts and the oldest | the first case, with what belongs together | scores of the simulator |");
        Console.WriteLine("|---|---|---|---|---|");
        foreach (var open in waiting is { } one ? [one] : new[] { cases / 10, cases })
        {
            await MeasureAsync(cases, open);
        }

        return 0;
    }

    private static async Task MeasureAsync(int cases, int waiting)
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
        var author = await workspaces.RunAsync(workspace, (services, _) => AuthorAsync(services.GetRequiredService<StudioDbContext>()), CancellationToken.None);
        for (var first = 0; first < cases; first += Batch)
        {
            var crowd = new QueueCrowd(author, first, Math.Min(Batch, cases - first), cases, waiting);
            await workspaces.RunAsync(workspace, (services, _) => crowd.AddAsync(services.GetRequiredService<StudioDbContext>()), CancellationToken.None);
        }

        var (lines, one, scores) = await workspaces.RunAsync(workspace, (services, _) => ReadAsync(services), CancellationToken.None);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {cases:N0} | {waiting:N0} | {lines} | {one} | {scores} |"));
    }

    /// <summary>Somebody else than who works: their own cases are nobody's work.</summary>
    private static async Task<Guid> AuthorAsync(StudioDbContext context)
    {
        var author = new StudioUser { UserName = "author", Email = "author@example.org", DisplayName = "Author", CreatedAt = DateTime.UnixEpoch };
        context.Add(author);
        await context.SaveChangesAsync();
        return author.Id;
    }

    private static async Task<(Quantiles Lines, Quantiles One, Quantiles Scores)> ReadAsync(IServiceProvider services)
    {
        var (queue, queries, together) = (services.GetRequiredService<CaseQueue>(), services.GetRequiredService<CaseQueries>(), services.GetRequiredService<TogetherQueries>());
        var settings = services.GetRequiredService<ModerationSettingsActions>();
        var contexts = services.GetRequiredService<IDbContextFactory<StudioDbContext>>();
        Guid first = default;
        var lines = await MeasureAsync(
            async () =>
            {
                first = (await queue.FirstAsync(QueueFilter.All, Shown, LooksHash.Near, CancellationToken.None))[0].Id;
                await queue.CountAsync(QueueFilter.All, CancellationToken.None);
                await queue.CountAsync(QueueFilter.Appeals, CancellationToken.None);
                await queue.OldestAsync(CancellationToken.None);
                await settings.ReadAsync(CancellationToken.None);
            },
            Rounds);
        var one = await MeasureAsync(
            async () =>
            {
                await queries.FindAsync(first, CancellationToken.None);
                await together.OfAsync(first, CancellationToken.None);
            },
            Rounds);
        var scores = await MeasureAsync(
            async () =>
            {
                await using var context = await contexts.CreateDbContextAsync(CancellationToken.None);
                await ScoreBoard.ReadAsync(context, QueueCrowd.Begin, CancellationToken.None);
            },
            Rounds / 3);
        return (lines, one, scores);
    }

    /// <summary>The first one prepares the queries and fills the database's cache.</summary>
    private static async Task<Quantiles> MeasureAsync(Func<Task> work, int rounds)
    {
        var times = new List<double>();
        for (var round = 0; round <= rounds; round++)
        {
            var start = Stopwatch.GetTimestamp();
            await work();
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return new Quantiles(times.Skip(1));
    }
}
