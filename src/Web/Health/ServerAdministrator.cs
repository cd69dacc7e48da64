using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Users;
using Studio.Web.Shell.Visits;

namespace Studio.Web.Health;

/// <summary>Who looks at a page about the whole server. Asked of the database each time: being an administrator can end.</summary>
internal sealed class ServerAdministrator(IDbContextFactory<StudioDbContext> contexts, AuthenticationStateProvider authentication)
{
    public async Task<StudioUser> RequireAsync(CancellationToken cancellationToken)
    {
        var id = Person.IdOf((await authentication.GetAuthenticationStateAsync()).User);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Users.AsNoTracking().FirstOrDefaultAsync(user => user.Id == id && user.IsServerAdministrator, cancellationToken)
            ?? throw StudioException.Forbidden("Only an administrator of this server can see and do that.");
    }
}
