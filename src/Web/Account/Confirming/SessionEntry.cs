using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Studio.Data.Users;
using Studio.Web.Account.Sessions;
using Studio.Web.Shell.Visits;

namespace Studio.Web.Account.Confirming;

/// <summary>Tells a request, or a circuit before it does anything, whose sign-in it belongs to.</summary>
internal sealed class SessionEntry(AuthenticationStateProvider authentication, CurrentSession session) : CircuitHandler
{
    public static Task EnterAsync(HttpContext context, RequestDelegate next)
    {
        Enter(context.RequestServices.GetRequiredService<CurrentSession>(), context.User);
        return next(context);
    }

    public override async Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken) =>
        Enter(session, (await authentication.GetAuthenticationStateAsync()).User);

    private static void Enter(CurrentSession session, ClaimsPrincipal principal)
    {
        if (Person.IdOf(principal) is { } userId && SessionClaim.Of(principal) is { } id)
        {
            session.Enter(userId, id);
        }
    }
}
