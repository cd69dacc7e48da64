using Microsoft.Extensions.DependencyInjection;
using Studio.Data;
using Studio.Data.Tenancy;
using Studio.Testing;
using Studio.Web.Images;

namespace Studio.Web.Tests.Rights;

/// <summary>
/// Hiding a button is never the check: each public method of each class that works in a workspace is called by somebody who may do nothing,
/// with empty arguments. It has to refuse before it looks at them. An action or a query added without its first line fails here.
/// </summary>
public sealed class ActionPermissionTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_action_and_query_refuses_whoever_may_do_nothing()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        await using var scope = studio.Services.CreateAsyncScope();
        var workspace = (await scope.ServiceProvider.GetRequiredService<Doors>().AllWorkspacesAsync(Token))[0];

        var unguarded = new List<string>();
        foreach (var action in WorkspaceAction.All)
        {
            var what = await Record.ExceptionAsync(() => action.CallAsync(studio.Services, Accesses.Powerless(workspace), WorkspaceAction.Nothing));
            if (what is not StudioException { Kind: RefusalKind.Forbidden })
            {
                unguarded.Add($"{action.Name}: {what?.GetType().Name ?? "did it"}");
            }
        }

        Assert.True(unguarded.Count == 0, string.Join(Environment.NewLine, unguarded));
    }

    /// <summary>The endpoints that give pictures away find them by these.</summary>
    [Fact]
    public async Task Finding_the_bytes_of_a_picture_refuses_whoever_may_do_nothing()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        await using var scope = studio.Services.CreateAsyncScope();
        var workspace = (await scope.ServiceProvider.GetRequiredService<Doors>().AllWorkspacesAsync(Token))[0];
        scope.ServiceProvider.GetRequiredService<CurrentWorkspace>().Enter(Accesses.Powerless(workspace));
        var files = scope.ServiceProvider.GetRequiredService<ImageFiles>();
        Func<Task>[] finds = [() => files.FindAsync(Guid.NewGuid(), Token), () => files.FindInTrashAsync(Guid.NewGuid(), Token), () => files.FindAllAsync([Guid.NewGuid()], Token), () => files.FindOwnHeldAsync(Guid.NewGuid(), Token)];

        foreach (var find in finds)
        {
            Assert.Equal(RefusalKind.Forbidden, (await Assert.ThrowsAsync<StudioException>(find)).Kind);
        }
    }
}
