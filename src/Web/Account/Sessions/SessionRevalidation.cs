using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Studio.Data;
using Studio.Data.Databases;
using Studio.Data.Tenancy;
using Studio.Data.Users;
using Studio.Web.Shell.Visits;

namespace Studio.Web.Account.Sessions;

/// <summary>
/// Open windows notice within a minute that the session was ended, the password changed or the account removed.
/// (The framework's own provider waits by the machine's clock, which no test can move.)
/// </summary>
internal sealed class SessionRevalidation : ServerAuthenticationStateProvider, IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);
    private static readonly AuthenticationState Nobody = new(new ClaimsPrincipal(new ClaimsIdentity()));

    private readonly CancellationTokenSource _gone = new();
    private readonly IServiceScopeFactory _scopes;
    private readonly FreshAccess _access;
    private readonly TimeProvider _time;
    private readonly string _stampClaim;
    private ITimer? _timer;

    public SessionRevalidation(IServiceScopeFactory scopes, FreshAccess access, TimeProvider time, IOptions<IdentityOptions> identity)
    {
        (_scopes, _access, _time) = (scopes, access, time);
        _stampClaim = identity.Value.ClaimsIdentity.SecurityStampClaimType;
        AuthenticationStateChanged += state => _ = WatchAsync(state);
    }

    public void Dispose()
    {
        _gone.Cancel();
        _timer?.Dispose();
        _gone.Dispose();
    }

    private async Task WatchAsync(Task<AuthenticationState> state)
    {
        var user = (await state).User;
        _timer?.Dispose();
        _timer = Person.IdOf(user) is { } userId && !_gone.IsCancellationRequested
            ? _time.CreateTimer(_ => _ = CheckAsync(user, userId), null, Interval, Interval)
            : null;
    }

    private async Task CheckAsync(ClaimsPrincipal user, Guid userId)
    {
        try
        {
            if (!await IsValidAsync(user, userId, _gone.Token))
            {
                // Before the page hears of it: whatever it still does is refused.
                _access.End();
                SetAuthenticationState(Task.FromResult(Nobody));
            }
        }
        catch (Exception away) when (DatabaseTrouble.RefusalOf(away) is not null)
        {
            // Nobody is signed out because the database is away for a minute; without it nothing can be read either.
        }
        catch (Exception ended) when (ended is OperationCanceledException or ObjectDisposedException)
        {
            // The circuit ended while the database was asked.
        }
    }

    private async Task<bool> IsValidAsync(ClaimsPrincipal user, Guid userId, CancellationToken cancellationToken)
    {
        // A scope of its own: the circuit's may be in the middle of a query.
        await using var scope = _scopes.CreateAsyncScope();
        var contexts = scope.ServiceProvider.GetRequiredService<IDbContextFactory<StudioDbContext>>();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var stamp = await context.Users.Where(known => known.Id == userId).Select(known => known.SecurityStamp).FirstOrDefaultAsync(cancellationToken);
        return stamp is not null
            && stamp == user.FindFirst(_stampClaim)?.Value
            && SessionClaim.Of(user) is { } session
            && await scope.ServiceProvider.GetRequiredService<UserSessions>().IsOpenAsync(session, userId, cancellationToken);
    }
}
