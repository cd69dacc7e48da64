using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Tenancy;

namespace Studio.Web.Models;

/// <summary>The files of models belong to the server and to all its workspaces: an admin of one workspace may not take them from the others.</summary>
internal sealed class ServerAdministrators(IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace)
{
    internal async Task<bool> IsOneAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Users.AnyAsync(user => user.Id == workspace.Access.UserId && user.IsServerAdministrator, cancellationToken);
    }

    internal async Task RequireAsync(CancellationToken cancellationToken)
    {
        if (!await IsOneAsync(cancellationToken))
        {
            throw StudioException.Forbidden("Only an administrator of this server can do that: its models are shared by all workspaces.");
        }
    }
}
