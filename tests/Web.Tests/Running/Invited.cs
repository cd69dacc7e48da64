using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces.Invitations;

namespace Studio.Testing;

/// <summary>Acts of the owner of the running studio, as the pages do them.</summary>
public static class Invited
{
    /// <returns>The secret of a link that the owner made.</returns>
    public static async Task<string> InviteAsync(this RunningStudio studio, NewInvitation wanted, CancellationToken cancellationToken)
    {
        var secret = "";
        await studio.InsideAsync(
            async (services, token) => secret = await services.GetRequiredService<InvitationLinks>().MakeAsync(wanted, token), cancellationToken);
        return secret;
    }

    /// <summary>In a scope that has entered the owner's workspace as the owner.</summary>
    public static async Task InsideAsync(this RunningStudio studio, Func<IServiceProvider, CancellationToken, Task> act, CancellationToken cancellationToken)
    {
        await using var scope = studio.Services.CreateAsyncScope();
        var owner = await scope.ServiceProvider.GetRequiredService<IDbContextFactory<StudioDbContext>>().CreateDbContextAsync(cancellationToken);
        await using (owner)
        {
            var id = await owner.Users.Where(user => user.Email == TestPerson.Owner.Email).Select(user => user.Id).SingleAsync(cancellationToken);
            var access = await scope.ServiceProvider.GetRequiredService<Doors>().MemberAsync(TestPerson.Slug, id, cancellationToken);
            scope.ServiceProvider.GetRequiredService<CurrentWorkspace>().Enter(access!);
        }

        await act(scope.ServiceProvider, cancellationToken);
    }
}
