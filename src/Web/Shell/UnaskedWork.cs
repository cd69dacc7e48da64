using Studio.Data;
using Studio.Data.Databases;
using Studio.Web.Errors;

namespace Studio.Web.Shell;

/// <summary>
/// What a component does although nobody pressed for it: an event came, a timer rang, the address changed.
/// It runs on the circuit, one piece after the other; what is added meanwhile is done after it, so nothing is lost and an older reading never ends as the newer one.
/// </summary>
internal sealed class UnaskedWork<T>(string name, Func<T, Task> work, Func<Func<Task>, Task> onCircuit, UnaskedPlace place)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    private readonly Lock _gate = new();
    private readonly Queue<T> _waiting = new();
    private T? _last;
    private bool _isRunning;

    /// <summary>From any thread. A burst of the same is done once, but always after the last of it.</summary>
    public void Add(T item)
    {
        lock (_gate)
        {
            if (_waiting.Count > 0 && EqualityComparer<T>.Default.Equals(_last, item))
            {
                return;
            }

            _waiting.Enqueue(item);
            _last = item;
            if (_isRunning)
            {
                return;
            }

            _isRunning = true;
        }

        // The one task of the pages that nobody awaits: it never ends in an exception.
        _ = RunAsync();
    }

    private async Task RunAsync()
    {
        try
        {
            await onCircuit(WorkOffAsync);
        }
        catch (Exception end) when (place.IsEnd(end))
        {
            // The circuit ended before the work's turn came.
        }
    }

    private async Task WorkOffAsync()
    {
        await place.FirstReading;
        while (Next() is (true, var item))
        {
            await DoAsync(item);
        }
    }

    private (bool Found, T Item) Next()
    {
        lock (_gate)
        {
            _isRunning = _waiting.TryDequeue(out var item) && !place.HasEnded;
            return (_isRunning, item!);
        }
    }

    private async Task DoAsync(T item)
    {
        for (var pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            try
            {
                await work(item);
                return;
            }
            catch (Exception end) when (place.IsEnd(end))
            {
                return;
            }
            catch (Exception trouble) when (DatabaseTrouble.RefusalOf(trouble) is { Kind: RefusalKind.Unavailable })
            {
                if (pause == FirstPause)
                {
                    ErrorLog.UnaskedWaits(place.Logger, name, trouble);
                }
            }
#pragma warning disable CA1031 // The edge of what nobody pressed for: there is nobody to tell, and the page goes on with what comes next.
            catch (Exception mistake)
#pragma warning restore CA1031
            {
                ErrorLog.UnaskedFailed(place.Logger, name, mistake);
                return;
            }

            if (!await RestAsync(pause))
            {
                return;
            }
        }
    }

    private async Task<bool> RestAsync(TimeSpan pause)
    {
        await Task.Delay(pause, place.Time, place.Gone).ConfigureAwait(ConfigureAwaitOptions.ContinueOnCapturedContext | ConfigureAwaitOptions.SuppressThrowing);
        return !place.HasEnded;
    }
}
