using System.Collections.Concurrent;
using Studio.Data.Gallery;
using Studio.Data.Tenancy;
using Studio.Data.Users;
using Studio.Jobs.Nodes;

namespace Studio.Web.Profile.Portraits;

/// <summary>
/// Looks at all portraits by the rules that hold now: people join workspaces, and rules change. One that would be held is kept back within a minute, and
/// comes back when nothing holds it any more. Each is scored once in the life of the process, so many in a round: where thousands are, it takes some rounds
/// after a start until all were, and those that were not stay as they were.
/// </summary>
internal sealed partial class PortraitWatch(IServiceScopeFactory scopes, Chores chores, TimeProvider time, ILogger<PortraitWatch> logger) : BackgroundService
{
    /// <summary>The classifier takes some hundredths of a second for each.</summary>
    internal const int ScoredInARound = 100;

    private const string Name = "Look at portraits";

    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<Guid, ImageSafety> _scores = new();

    internal async Task RunOnceAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (portraits, screening) = (scope.ServiceProvider.GetRequiredService<UserPortraits>(), scope.ServiceProvider.GetRequiredService<PortraitScreening>());
        var all = await portraits.AllAsync(ct);
        var members = await scope.ServiceProvider.GetRequiredService<PortraitDoors>().MembersAsync(ct);
        var seen = members.SelectMany(people => people).ToHashSet();
        await ScoreAsync(portraits, screening, all.Where(portrait => seen.Contains(portrait.UserId) && !_scores.ContainsKey(portrait.Id)), ct);

        var held = new HashSet<Guid>();
        foreach (var workspace in members)
        {
            var people = workspace.ToHashSet();
            var scored = all.Where(portrait => people.Contains(portrait.UserId) && _scores.ContainsKey(portrait.Id)).Select(portrait => new ScoredPortrait(portrait, _scores[portrait.Id]));
            held.UnionWith(await screening.HeldInAsync(workspace.Key, [.. scored], ct));
        }

        var (kept, unknown) = (0, 0);
        foreach (var portrait in all)
        {
            var isUnknown = seen.Contains(portrait.UserId) && !_scores.ContainsKey(portrait.Id);
            var isShown = isUnknown ? portrait.IsShown : !held.Contains(portrait.Id);
            if (isShown != portrait.IsShown)
            {
                await portraits.ShowAsync(portrait.Id, isShown, ct);
            }

            (kept, unknown) = (kept + (isShown ? 0 : 1), unknown + (isUnknown ? 1 : 0));
        }

        foreach (var gone in _scores.Keys.Except(all.Select(portrait => portrait.Id)))
        {
            _scores.TryRemove(gone, out _);
        }

        chores.Done(Name, $"{all.Count} {(all.Count == 1 ? "portrait" : "portraits")}, {kept} kept back{(unknown > 0 ? $", {unknown} not looked at yet" : "")}", Every);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        try
        {
            chores.Plan(Name, Every);
            using var timer = new PeriodicTimer(Every, time);
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await TryAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The program stops.
        }
    }

    /// <summary>Those that people see come first.</summary>
    private async Task ScoreAsync(UserPortraits portraits, PortraitScreening screening, IEnumerable<PortraitRow> unknown, CancellationToken ct)
    {
        foreach (var portrait in unknown.OrderByDescending(portrait => portrait.IsShown).Take(ScoredInARound).ToList())
        {
            if (await portraits.PngAsync(portrait.Id, ct) is not { } png)
            {
                continue;
            }

            if (await screening.ScoreAsync(png, ct) is not { } safety)
            {
                // No classifier answers, so it would answer for none of the others.
                return;
            }

            _scores[portrait.Id] = safety;
        }
    }

    private async Task TryAsync(CancellationToken ct)
    {
        try
        {
            await RunOnceAsync(ct);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            NotLooked(logger, e);
            chores.Failed(Name, "it did not succeed; the log says why", Every);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Portraits could not be looked at; in a minute it is tried again")]
    private static partial void NotLooked(ILogger logger, Exception exception);
}
