using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using Studio.Data;

namespace Studio.Jobs.Quotas;

/// <summary>
/// A wall against loops and scripts: faster than any person works. Shares of the machine are what limits and the fair queue are for.
/// Counts in this process; thread-safe.
/// </summary>
public sealed class Pace : IDisposable
{
    private readonly PaceOptions _options;
    private readonly PartitionedRateLimiter<(PaceKind Kind, Guid Person)> _limiter;

    public Pace(IOptions<PaceOptions> options)
    {
        _options = options.Value;
        _limiter = PartitionedRateLimiter.Create<(PaceKind Kind, Guid Person), (PaceKind, Guid)>(asked => RateLimitPartition.GetSlidingWindowLimiter(
            asked, _ => new SlidingWindowRateLimiterOptions { PermitLimit = LimitOf(asked.Kind), Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = 6 }));
    }

    /// <param name="kind">What is about to be done.</param>
    /// <param name="person">Null for the studio itself, which is not counted.</param>
    /// <exception cref="StudioException">TooMany, with the sentence for the person.</exception>
    public void Require(PaceKind kind, Guid? person)
    {
        if (person is not { } asking)
        {
            return;
        }

        using var lease = _limiter.AttemptAcquire((kind, asking));
        if (!lease.IsAcquired)
        {
            throw new StudioException($"That was very fast: {LimitOf(kind)} {WordOf(kind)} a minute are possible. Nothing is lost; wait a moment, then try again.", RefusalKind.TooMany);
        }
    }

    public void Dispose() => _limiter.Dispose();

    private int LimitOf(PaceKind kind) => kind switch
    {
        PaceKind.Descriptions => _options.Descriptions,
        PaceKind.Drawings => _options.Drawings,
        _ => _options.Files,
    };

    private static string WordOf(PaceKind kind) => kind switch
    {
        PaceKind.Descriptions => "descriptions",
        PaceKind.Drawings => "sendings",
        _ => "files",
    };
}
