using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using Studio.Data;

namespace Studio.Jobs.Quotas;

/// <summary>
/// A wall against loops and scripts: faster than any person works, and than a house full of people. Shares of the machine are what limits and the fair queue are for.
/// Counts in this process; thread-safe.
/// </summary>
public sealed class Pace(IOptions<PaceOptions> options) : IDisposable
{
    private readonly PartitionedRateLimiter<(PaceKind Kind, Guid Person)> _people =
        PartitionedRateLimiter.Create<(PaceKind Kind, Guid Person), (PaceKind, Guid)>(asked => Minute(asked, OfPerson(options.Value, asked.Kind)));

    private readonly PartitionedRateLimiter<(PaceKind Kind, string Place)> _places =
        PartitionedRateLimiter.Create<(PaceKind Kind, string Place), (PaceKind, string)>(asked => Minute(asked, OfPlace(options.Value, asked.Kind)));

    /// <param name="kind">What is about to be done.</param>
    /// <param name="person">Null for the studio itself, which is not counted.</param>
    /// <param name="place">From where on the network, as <see cref="Data.Users.NetworkPlace"/> names it; null where nobody knows.</param>
    /// <exception cref="StudioException">TooMany, with the sentence for the person.</exception>
    public void Require(PaceKind kind, Guid? person, string? place)
    {
        if (person is not { } asking)
        {
            return;
        }

        // The person first: what is refused to one who is too fast takes nothing from the others at the same address.
        using var own = _people.AttemptAcquire((kind, asking));
        if (!own.IsAcquired)
        {
            throw TooMany($"That was very fast: {OfPerson(options.Value, kind)} {WordOf(kind)} a minute are possible.");
        }

        using var common = place is null ? null : _places.AttemptAcquire((kind, place));
        if (common is { IsAcquired: false })
        {
            throw TooMany($"Too much comes from your network at once: {OfPlace(options.Value, kind)} {WordOf(kind)} a minute are possible for everybody there together.");
        }
    }

    public void Dispose()
    {
        _people.Dispose();
        _places.Dispose();
    }

    private static RateLimitPartition<T> Minute<T>(T asked, int limit) => RateLimitPartition.GetSlidingWindowLimiter(
        asked, _ => new SlidingWindowRateLimiterOptions { PermitLimit = limit, Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = 6 });

    private static StudioException TooMany(string why) => new($"{why} Nothing is lost; wait a moment, then try again.", RefusalKind.TooMany);

    private static int OfPerson(PaceOptions limits, PaceKind kind) => kind switch
    {
        PaceKind.Descriptions => limits.Descriptions,
        PaceKind.Drawings => limits.Drawings,
        _ => limits.Files,
    };

    private static int OfPlace(PaceOptions limits, PaceKind kind) => kind switch
    {
        PaceKind.Descriptions => limits.AddressDescriptions,
        PaceKind.Drawings => limits.AddressDrawings,
        _ => limits.AddressFiles,
    };

    private static string WordOf(PaceKind kind) => kind switch
    {
        PaceKind.Descriptions => "descriptions",
        PaceKind.Drawings => "sendings",
        _ => "files",
    };
}
