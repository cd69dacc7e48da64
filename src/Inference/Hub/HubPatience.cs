using System.Globalization;

namespace Studio.Inference.Hub;

/// <summary>Tries again with growing waits, as long as tries bring something new now and then.</summary>
internal sealed class HubPatience(HubOptions options, TimeProvider time)
{
    private int _failures;
    private int _most = options.Tries;
    private long _gained;

    /// <summary>The try that comes next, of those there are: "3 of 10".</summary>
    public string Next => string.Create(CultureInfo.InvariantCulture, $"{_failures + 1} of {_most}");

    /// <summary>New bytes came: when they are more than a trickle, the count begins again.</summary>
    public void Gained(long bytes)
    {
        _gained += bytes;
        if (_gained >= options.LeastProgress)
        {
            _failures = 0;
        }
    }

    /// <summary>Waits before the next try, or throws what a person should read when there have been enough.</summary>
    public async Task WaitAsync(TransientHubException failure, Action<TimeSpan> waiting, CancellationToken cancellationToken)
    {
        _gained = 0;
        _most = failure.IsStall || failure.IsLie ? Math.Min(options.Tries, options.StalledTries) : options.Tries;
        if (++_failures >= _most)
        {
            throw failure.Outcome;
        }

        var pause = failure.RetryAfter is { } asked && asked > TimeSpan.Zero ? asked : Pause();
        waiting(pause);
        await Task.Delay(pause, time, cancellationToken);
    }

    // Half fixed, half by chance: parts that broke together do not come back together.
    private TimeSpan Pause()
    {
        var doubled = options.FirstPause * Math.Pow(2, _failures - 1);
        return (doubled < options.LongestPause ? doubled : options.LongestPause) * (0.5 + (Random.Shared.NextDouble() / 2));
    }
}
