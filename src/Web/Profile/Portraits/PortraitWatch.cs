using System.Collections.Concurrent;
using Studio.Data.Gallery;
using Studio.Data.Users;
using Studio.Jobs.Nodes;

namespace Studio.Web.Profile.Portraits;

/// <summary>
/// Looks at all portraits by the rules that hold now: people join workspaces, and rules change. One that would be held is kept back within a minute, and
/// comes back when nothing holds it any more. Each is scored once in the life of the process.
/// </summary>
internal sealed partial class PortraitWatch(IServiceScopeFactory scopes, Chores chores, TimeProvider time, ILogger<PortraitWatch> logger) : BackgroundService
{
    private const string Name = "Look at portraits";

    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<Guid, ImageSafety> _scores = new();

    internal async Task RunOnceAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (portraits, screening) = (scope.ServiceProvider.GetRequiredService<UserPortraits>(), scope.ServiceProvider.GetRequiredService<PortraitScreening>());
        var all = await portraits.AllAsync(ct);
        var kept = 0;
        foreach (var portrait in all)
        {
            // Where nothing can score it, it stays as it was.
            var isShown = await ScoreAsync(portraits, screening, portrait.Id, ct) is { } safety ? await screening.IsShownAsync(portrait, safety, ct) : portrait.IsShown;
            if (isShown != portrait.IsShown)
            {
                await portraits.ShowAsync(portrait.Id, isShown, ct);
            }

            kept += isShown ? 0 : 1;
        }

        foreach (var gone in _scores.Keys.Except(all.Select(portrait => portrait.Id)))
        {
            _scores.TryRemove(gone, out _);
        }

        chores.Done(Name, $"{all.Count} {(all.Count == 1 ? "portrait" : "portraits")}, {kept} kept back", Every);
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

    private async Task<ImageSafety?> ScoreAsync(UserPortraits portraits, PortraitScreening screening, Guid id, CancellationToken ct)
    {
        if (_scores.TryGetValue(id, out var known))
        {
            return known;
        }

        if (await portraits.PngAsync(id, ct) is not { } png || await screening.ScoreAsync(png, ct) is not { } safety)
        {
            return null;
        }

        return _scores[id] = safety;
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
