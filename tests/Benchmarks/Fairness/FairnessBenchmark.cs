using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Studio.Benchmarks.Serving;
using Studio.Data;
using Studio.Data.Tenancy;
using Studio.Web;

namespace Studio.Benchmarks.Fairness;

/// <summary>
/// Whether one greedy member delays nine modest ones: the real server draws what all ten asked for, and the device time that each got
/// while all waited is compared by Jain's index. R. Jain, D. Chiu, W. Hawe, "A Quantitative Measure of Fairness", DEC-TR-301, 1984.
/// </summary>
internal static class FairnessBenchmark
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    public static async Task<int> RunAsync()
    {
        using var folder = new TemporaryFolder();
        await PreparedStudio.MakeAsync(folder.Path);

        // Its hosted services do not run: it asks and reads, and draws nothing.
        await using var asking = StudioApp.Build(new StudioAppOptions { DataFolder = folder.Path, Port = 0, Configure = builder => builder.Logging.ClearProviders() });
        await Crowd.AskAsync(asking.Services);
        using var server = await RunningServer.StartAsync(folder.Path);
        IReadOnlyList<Drawn> drawn;
        do
        {
            await Task.Delay(Look);
            drawn = await ReadAsync(asking.Services);
        }
        while (drawn.Any(picture => picture.At is null));
        Print(drawn);
        return 0;
    }

    private static void Print(IReadOnlyList<Drawn> drawn)
    {
        var greedy = drawn.GroupBy(picture => picture.Member).MaxBy(member => member.Count())!.Key;
        var lasts = drawn.GroupBy(picture => picture.Member).ToDictionary(member => member.Key, member => member.Max(picture => picture.At!.Value));

        // Once a modest one waits for nothing more there is nothing to be fair about.
        var end = lasts.Values.Min();
        var got = drawn.GroupBy(picture => picture.Member).ToDictionary(member => member.Key, member => (double)member.Where(picture => picture.At <= end).Sum(picture => picture.Milliseconds));
        var modest = got.Where(member => member.Key != greedy).Select(member => member.Value).ToList();
        var before = drawn.Count(picture => picture.Member == greedy && picture.At <= lasts.Where(member => member.Key != greedy).Max(member => member.Value));
        FormattableString text = $"""
            ## Fair share

            `dotnet run --project tests/Benchmarks -c Release -- fairness`

            One member asks for 100 pictures of 20 steps, then nine for ten each, of 5 to 13 steps. The server draws all {drawn.Count}.

            | | |
            |---|---|
            | Jain's index of device time while all wait (1 is equal, 0.1 is one for all) | {Jain(got.Values):f3} |
            | device time in it: the greedy one | {got[greedy] / 1000:f1} s |
            | device time in it: the modest ones | {modest.Min() / 1000:f1} to {modest.Max() / 1000:f1} s |
            | pictures of the greedy one before the last modest one had all | {before} of {drawn.Count(picture => picture.Member == greedy)} |
            """;
        Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
    }

    private static double Jain(IReadOnlyCollection<double> shares) => Math.Pow(shares.Sum(), 2) / (shares.Count * shares.Sum(share => share * share));

    private static async Task<IReadOnlyList<Drawn>> ReadAsync(IServiceProvider studio) =>
        await studio.GetRequiredService<WorkspaceScope>().RunAsync(
            await Crowd.WorkspaceAsync(studio),
            (services, token) =>
            {
                var context = services.GetRequiredService<StudioDbContext>();
                return context.Pictures
                    .Join(context.Generations, p => p.GenerationId, g => g.Id, (p, g) => new Drawn(g.CreatedById, p.FinishedAt, p.DeviceMilliseconds ?? 0))
                    .ToListAsync(token);
            },
            CancellationToken.None);

    private sealed record Drawn(Guid Member, DateTime? At, long Milliseconds);
}
