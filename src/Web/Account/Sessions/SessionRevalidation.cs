using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Studio.Data;
using Studio.Data.Tenancy;
using Studio.Data.Users;
using Studio.Web.Shell;
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
    private readonly UnaskedWork<ClaimsPrincipal> _check;
    private ITimer? _timer;

    public SessionRevalidation(IServiceScopeFactory scopes, FreshAccess access, TimeProvider time, IOptions<IdentityOptions> identity, IHostApplicationLifetime program, ILogger<SessionRevalidation> logger)
    {
        (_scopes, _access, _time) = (scopes, access, time);
        _stampClaim = identity.Value.ClaimsIdentity.SecurityStampClaimType;
        var place = new UnaskedPlace(logger, time, program, FirstReading: Task.CompletedTask, _gone.Token);
        // Nobody is signed out because the database is away for a minute; without it nothing can be read either.
        _check = new UnaskedWork<ClaimsPrincipal>(nameof(CheckAsync), CheckAsync, work => work(), place);
        AuthenticationStateChanged += new UnaskedWork<Task<AuthenticationState>>(nameof(WatchAsync), WatchAsync, work => work(), place).Add;
    }

    public void Dispose()
    {
        _gone.Cancel();
        _timer?.Dispose();
    }

    private async Task WatchAsync(Task<AuthenticationState> state)
    {
        var user = (await state).User;
        _timer?.Dispose();
        _timer = Person.IdOf(user) is not null && !_gone.IsCancellationRequested
            ? _time.CreateTimer(_ => _check.Add(user), null, Interval, Interval)
            : null;
    }

    private async Task CheckAsync(ClaimsPrincipal user)
    {
        if (!await IsValidAsync(user, Person.IdOf(user)!.Value, _gone.Token))
        {
            // Before the page hears of it: whatever it still does is refused.
            _access.End();
            SetAuthenticationState(Task.FromResult(Nobody));
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
