using System.Net;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using Studio.Data;
using Studio.Data.Users;

namespace Studio.Web.Account.Registration;

/// <summary>How many accounts come from one place of the network within an hour. Counts in this process; thread-safe.</summary>
internal sealed class RegistrationLimit(IOptions<SignInLimitOptions> options) : IDisposable
{
    private readonly PartitionedRateLimiter<string> _places = PartitionedRateLimiter.Create<string, string>(place => RateLimitPartition.GetFixedWindowLimiter(
        place, _ => new FixedWindowRateLimiterOptions { PermitLimit = options.Value.AccountsPerHour, Window = TimeSpan.FromHours(1) }));

    /// <exception cref="StudioException">TooMany, with the sentence for the page.</exception>
    public void Require(IPAddress? address)
    {
        using var lease = _places.AttemptAcquire(NetworkPlace.Of(address) ?? "");
        if (!lease.IsAcquired)
        {
            throw new StudioException("Many accounts were made from your network within an hour. Come back in an hour, or ask somebody who is in for an invitation.", RefusalKind.TooMany);
        }
    }

    public void Dispose() => _places.Dispose();
}
