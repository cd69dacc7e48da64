using Microsoft.Extensions.DependencyInjection;
using Studio.Data;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Testing;

namespace Studio.Web.Tests.Rights;

/// <summary>Every action and query as every role, expected from the one table of rights. Hiding a button is never the check.</summary>
public sealed class RoleMatrixTests(ITestOutputHelper output)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Every_action_has_its_right_written_down()
    {
        var found = WorkspaceAction.All.Select(action => action.Name).Distinct(StringComparer.Ordinal).ToList();
        var written = RightsOfActions.Read().Keys.ToList();

        Assert.True(found.Count > 100, $"Only {found.Count} actions were found.");
        Assert.Equal(written.Order(StringComparer.Ordinal), written);
        Assert.True(written.SequenceEqual(found.Order(StringComparer.Ordinal)), $"Not in rights.txt: {string.Join(", ", found.Except(written, StringComparer.Ordinal))}. No action any more: {string.Join(", ", written.Except(found, StringComparer.Ordinal))}.");
    }

    /// <summary>The arguments are empty: whoever may not is refused before they are looked at, whoever may is not, whatever becomes of it.</summary>
    [Fact]
    public async Task Every_role_may_call_what_the_table_gives_it_and_nothing_else()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        var rights = RightsOfActions.Read();
        var (cells, wrong) = (0, new List<string>());
        foreach (var role in Enum.GetValues<Role>())
        {
            foreach (var action in WorkspaceAction.All)
            {
                // A workspace for each call: one that is allowed may well do something.
                var access = await MemberOfAsync(studio, $"m{cells}", role);
                var expected = rights[action.Name] is not { } right || !RolePermissions.Of(role).Contains(right);
                var refused = await Record.ExceptionAsync(() => action.CallAsync(studio.Services, access, WorkspaceAction.Nothing)) is StudioException { Kind: RefusalKind.Forbidden };
                cells++;
                if (refused != expected)
                {
                    wrong.Add($"{role} {action.Name}: {(refused ? "is refused" : "may")}");
                }
            }
        }

        output.WriteLine($"matrix: {cells} cells of actions x roles, {wrong.Count} failures");
        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
    }

    /// <summary>Archived or about to be deleted: what reads goes on for whoever may, and so does taking somebody out; what else changes something is refused to everybody.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task In_a_closed_workspace_every_role_sees_what_it_saw_and_changes_nothing(bool isEnding)
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        var (rights, goesOn) = (RightsOfActions.Read(), RightsOfActions.WhileClosed());
        var left = RolePermissions.WhileClosed(isEnding ? WorkspaceState.Ending : WorkspaceState.Archived);
        var (cells, wrong) = (0, new List<string>());
        foreach (var role in Enum.GetValues<Role>())
        {
            var slug = $"closed-{role}".ToLowerInvariant();
            var access = await MemberOfAsync(studio, slug, role, closes: isEnding ? workspace => workspace.DeleteAfter = DateTime.MaxValue : workspace => workspace.ArchivedAt = DateTime.UnixEpoch);
            foreach (var action in WorkspaceAction.All.Where(action => rights[action.Name] is { } right && !left.Contains(right)))
            {
                var isRefused = !goesOn.Contains(action.Name) || !RolePermissions.Of(role).Contains(rights[action.Name]!.Value);
                var refused = await Record.ExceptionAsync(() => action.CallAsync(studio.Services, access, WorkspaceAction.Nothing)) is StudioException { Kind: RefusalKind.Forbidden };
                cells++;
                if (refused != isRefused)
                {
                    wrong.Add($"{role} {action.Name}: {(refused ? "is refused" : "may")}");
                }
            }
        }

        output.WriteLine($"closed: {cells} cells of actions x roles, {wrong.Count} failures");
        Assert.True(cells > 500, $"Only {cells} cells.");
        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
    }

    /// <summary>The files of models are the server's, their pages a workspace's: who looks after the server and may only look here changes nothing from here.</summary>
    [Fact]
    public async Task An_administrator_of_the_server_needs_the_right_of_the_workspace_too()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        var access = await MemberOfAsync(studio, "looks", Role.Viewer, isAdministrator: true);
        var rights = RightsOfActions.Read();
        var actions = WorkspaceAction.All.Where(action => action.Method.DeclaringType!.Namespace == "Studio.Web.Models").ToList();

        var may = new List<string>();
        foreach (var action in actions.Where(action => rights[action.Name] is null))
        {
            if (await Record.ExceptionAsync(() => action.CallAsync(studio.Services, access, WorkspaceAction.Nothing)) is not StudioException { Kind: RefusalKind.Forbidden })
            {
                may.Add(action.Name);
            }
        }

        Assert.True(actions.Count > 20, $"Only {actions.Count} actions were found.");
        Assert.True(may.Count == 0, string.Join(Environment.NewLine, may));
    }

    private static async Task<WorkspaceAccess> MemberOfAsync(RunningStudio studio, string slug, Role role, bool isAdministrator = false, Action<Workspace>? closes = null)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var (workspace, user) = (Rows.Workspace(slug, now), Rows.User(slug, now));
        user.IsServerAdministrator = isAdministrator;
        closes?.Invoke(workspace);
        await studio.Services.GetRequiredService<WorkspaceScope>().RunAsync(
            workspace.Id,
            (services, token) =>
            {
                var context = services.GetRequiredService<StudioDbContext>();
                context.AddRange(workspace, user, Rows.Membership(user.Id, role, now));
                return context.SaveChangesAsync(token);
            },
            Token);
        await using var scope = studio.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<Doors>().MemberAsync(slug, user.Id, Token))!;
    }
}
