using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Testing;

namespace Studio.Data.Tests.Tenancy;

public sealed class DoorsTests
{
    [Theory, EachDatabase]
    public async Task A_member_gets_in_with_their_role_and_nobody_else_does(DatabaseKind kind)
    {
        var token = TestContext.Current.CancellationToken;
        await using var studio = await TestStudio.StartAsync(kind, token);
        var workspace = await studio.AddWorkspaceAsync(token);
        var other = await studio.AddWorkspaceAsync(token);
        var rater = await workspace.AddMemberAsync("ren", Role.Rater, token);
        await using var scope = studio.Services.CreateAsyncScope();
        var doors = scope.ServiceProvider.GetRequiredService<Doors>();

        var access = await doors.MemberAsync(workspace.Slug, rater.Id, token);

        Assert.Equal((workspace.Id, PrincipalKind.Member, rater.Id, Role.Rater), (access!.WorkspaceId, access.Kind, access.UserId!.Value, access.Role!.Value));
        Assert.Equal(RolePermissions.Of(Role.Rater), access.Permissions);
        Assert.Null(await doors.MemberAsync(other.Slug, rater.Id, token));
        Assert.Null(await doors.MemberAsync("no-such", rater.Id, token));
        Assert.Null(await doors.MemberAsync(workspace.Slug, Guid.CreateVersion7(), token));
    }

    [Theory, EachDatabase]
    public async Task A_person_sees_their_workspaces_only(DatabaseKind kind)
    {
        var token = TestContext.Current.CancellationToken;
        await using var studio = await TestStudio.StartAsync(kind, token);
        var first = await studio.AddWorkspaceAsync(token);
        await studio.AddWorkspaceAsync(token);
        var third = await studio.AddWorkspaceAsync(token);
        await third.AddAsync(token, Rows.Membership(first.Owner.Id, Role.Viewer, studio.Time.UtcNow));
        await using var scope = studio.Services.CreateAsyncScope();
        var doors = scope.ServiceProvider.GetRequiredService<Doors>();

        var seen = await doors.WorkspacesOfAsync(first.Owner.Id, token);

        Assert.Equal([(first.Id, Role.Owner), (third.Id, Role.Viewer)], seen.Select(d => (d.Id, d.Role)));
        Assert.Equal(3, (await doors.AllWorkspacesAsync(token)).Count);
        Assert.True(await doors.AnyUserAsync(token));
    }

    [Theory, EachDatabase]
    public async Task Rights_that_were_taken_away_are_gone_within_thirty_seconds(DatabaseKind kind)
    {
        var token = TestContext.Current.CancellationToken;
        await using var studio = await TestStudio.StartAsync(kind, token);
        var workspace = await studio.AddWorkspaceAsync(token);
        var member = await workspace.AddMemberAsync("mika", Role.Creator, token);
        await using var circuit = workspace.Enter(Role.Creator, member.Id);
        var access = circuit.ServiceProvider.GetRequiredService<FreshAccess>();
        await access.RequireAsync(Permission.CreateImages, token);

        await workspace.WithAsync(c => c.Memberships.Where(m => m.UserId == member.Id).ExecuteUpdateAsync(s => s.SetProperty(m => m.Role, Role.Viewer), token));
        studio.Time.Advance(TimeSpan.FromSeconds(31));
        var lowered = await Assert.ThrowsAsync<StudioException>(() => access.RequireAsync(Permission.CreateImages, token));
        await access.RequireAsync(Permission.ViewGallery, token);

        await workspace.WithAsync(c => c.Memberships.Where(m => m.UserId == member.Id).ExecuteDeleteAsync(token));
        studio.Time.Advance(TimeSpan.FromSeconds(31));
        var removed = await Assert.ThrowsAsync<StudioException>(() => access.RequireAsync(Permission.ViewGallery, token));

        Assert.All([lowered, removed], e => Assert.Equal(RefusalKind.Forbidden, e.Kind));
        Assert.Contains("no longer a member", removed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_scope_belongs_to_one_workspace()
    {
        var token = TestContext.Current.CancellationToken;
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, token);
        var first = await studio.AddWorkspaceAsync(token);
        var second = await studio.AddWorkspaceAsync(token);
        await using var scope = first.Enter();
        var doors = scope.ServiceProvider.GetRequiredService<Doors>();
        var current = scope.ServiceProvider.GetRequiredService<CurrentWorkspace>();

        current.Enter((await doors.MemberAsync(first.Slug, first.Owner.Id, token))!);
        var other = (await doors.MemberAsync(second.Slug, second.Owner.Id, token))!;
        Assert.Throws<InvalidOperationException>(() => current.Enter(other));
    }

    [Fact]
    public async Task Background_work_enters_a_workspace_as_the_studio()
    {
        var token = TestContext.Current.CancellationToken;
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, token);
        var (a, b) = await TwoWorkspaces.AddAsync(studio, token);
        var scope = studio.Services.GetRequiredService<WorkspaceScope>();

        foreach (var workspace in new[] { a, b })
        {
            var (access, threads) = await scope.RunAsync(
                workspace.Id,
                async (services, stop) => (
                    services.GetRequiredService<CurrentWorkspace>().Access,
                    await services.GetRequiredService<StudioDbContext>().Threads.ToListAsync(stop)),
                token);

            Assert.Equal((PrincipalKind.Job, null), (access.Kind, access.UserId));
            Assert.All(threads, t => Assert.Equal(workspace.Id, t.WorkspaceId));
            Assert.NotEmpty(threads);
        }
    }
}
