using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using Studio.Data.Users;

namespace Studio.Web.Keys.Api;

/// <summary>How often a key, and an address of the network, may ask in a minute: no program slows down the others. Thread-safe.</summary>
internal sealed class ApiLimit(IOptions<ApiOptions> options) : IDisposable
{
    private readonly PartitionedRateLimiter<Guid> _keys = PartitionedRateLimiter.Create<Guid, Guid>(key => Window(key, options.Value.PerMinute));

    // Before the key is looked up: whoever sends keys at random costs no query beyond this.
    private readonly PartitionedRateLimiter<string> _addresses = PartitionedRateLimiter.Create<string, string>(address => Window(address, options.Value.AddressPerMinute));

    public bool MayKey(Guid key) => May(_keys, key);

    public bool MayAddress(HttpContext context) => May(_addresses, NetworkPlace.Of(context.Connection.RemoteIpAddress) ?? "");

    /// <summary>The answer where one may not.</summary>
    public static IResult Refusal(HttpContext context)
    {
        context.Response.Headers.RetryAfter = "60";
        return TypedResults.Problem("Too many requests in one minute. Wait a minute, then go on more slowly.", statusCode: StatusCodes.Status429TooManyRequests);
    }

    public void Dispose()
    {
        _keys.Dispose();
        _addresses.Dispose();
    }

    private static bool May<T>(PartitionedRateLimiter<T> limiter, T who)
    {
        using var lease = limiter.AttemptAcquire(who);
        return lease.IsAcquired;
    }

    private static RateLimitPartition<T> Window<T>(T who, int permits) =>
        RateLimitPartition.GetFixedWindowLimiter(who, _ => new FixedWindowRateLimiterOptions { PermitLimit = permits, Window = TimeSpan.FromMinutes(1) });
}
