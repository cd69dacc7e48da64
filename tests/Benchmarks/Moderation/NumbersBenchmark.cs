using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Studio.Benchmarks.Serving;
using Studio.Data;
using Studio.Data.Moderation.Cases;
using Studio.Data.Tenancy;
using Studio.Web;
using Studio.Web.Moderation.Numbers;

namespace Studio.Benchmarks.Moderation;

/// <summary>
/// What the page of moderation's numbers reads, with so many cases over a year, and with all of them in the month that is shown.
/// On SQLite; on PostgreSQL when the settings in the environment (Data__Provider ...) name an empty database.
/// </summary>
internal static class NumbersBenchmark
{
    private const int Rounds = 15;
    private const int Batch = 2_000;

    private static readonly DateTime Begin = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    public static async Task<int> RunAsync(int cases)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"## Numbers of moderation over {cases:N0} cases"));
        Console.WriteLine();
        Console.WriteLine("| cases | cases in the month shown | one reading |");
        Console.WriteLine("|---|---|---|");
        foreach (var days in new[] { 365, 31 })
        {
            await MeasureAsync(cases, days);
        }

        return 0;
    }

    private static async Task MeasureAsync(int cases, int days)
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
        for (var first = 0; first < cases; first += Batch)
        {
            await workspaces.RunAsync(workspace, (services, _) => AddAsync(services.GetRequiredService<StudioDbContext>(), first, Math.Min(Batch, cases - first), cases, days), CancellationToken.None);
        }

        var (times, shown) = await workspaces.RunAsync(workspace, (services, _) => ReadAsync(services.GetRequiredService<NumbersQueries>()), CancellationToken.None);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {cases:N0} | {shown:N0} | {times} |"));
    }

    private static async Task<(Quantiles Times, int Shown)> ReadAsync(NumbersQueries queries)
    {
        var (times, shown) = (new List<double>(), 0);
        for (var round = 0; round <= Rounds; round++)
        {
            var start = Stopwatch.GetTimestamp();
            shown = (await queries.ReadAsync(new NumbersMonth(2026, 1), CancellationToken.None)).Cases;
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        // The first one prepares the queries and fills the database's cache.
        return (new Quantiles(times.Skip(1)), shown);
    }

    /// <summary>Evenly over the days; nine of ten decided by a person.</summary>
    private static async Task AddAsync(StudioDbContext context, int first, int count, int cases, int days)
    {
        var owner = await context.Memberships.Select(membership => membership.UserId).FirstAsync();
        for (var number = first; number < first + count; number++)
        {
            var opened = Begin.AddMinutes((double)number / cases * days * 1440);
            var about = new ModerationCase
            {
                Kind = (CaseKind)(number % 5),
                Severity = CaseSeverity.Middle,
                Weight = CaseWeight.Of(CaseSeverity.Middle, 1),
                AuthorId = owner,
                Wish = "リスの王",
                Prompt = "A small brown squirrel with a golden crown sits on a mossy stone in a sunlit pine forest, its bushy tail curled behind it.",
                Evidence = new CaseEvidence("Suggestive pictures", "picture", PolicyVersion: 14, "Class “sexy” 0.83, held for review from 0.80"),
                OpenedAt = opened,
            };
            context.Add(about);
            if (number % 10 != 9)
            {
                (about.State, about.Verdict, about.DecidedAt) = (CaseState.Decided, number % 3 == 0 ? CaseVerdict.Rejected : CaseVerdict.Approved, opened.AddMinutes(1 + (number % 300)));
                context.Add(new CaseDecision { CaseId = about.Id, Act = number % 3 == 0 ? CaseAct.Rejected : CaseAct.Approved, ById = owner, At = about.DecidedAt.Value });
            }
        }

        await context.SaveChangesAsync();
    }
}
