using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data.Audit;
using Studio.Data.Tenancy;
using Studio.Data.Users;
using Studio.Data.Workspaces;
using Studio.Data.Workspaces.Members;
using Studio.Testing;

namespace Studio.Data.Tests.Workspaces;

public sealed class MemberChangesTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Two_owners_who_remove_each_other_at_once_leave_one(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Token);
        for (var round = 0; round < 5; round++)
        {
            var workspace = await studio.AddWorkspaceAsync(Token);
            var second = await workspace.AddMemberAsync("second", Role.Owner, Token);

            var answers = await Task.WhenAll(
                TryAsync(workspace, workspace.Owner.Id, Role.Owner, async (c, proof) => await c.RemoveAsync(second.Id, await VersionAsync(workspace, second.Id), proof, Token)),
                TryAsync(workspace, second.Id, Role.Owner, async (c, proof) => await c.RemoveAsync(workspace.Owner.Id, await VersionAsync(workspace, workspace.Owner.Id), proof, Token)));

            Assert.Single(answers, answer => answer is null);
            Assert.Single(await RolesAsync(workspace), role => role == Role.Owner);
        }
    }

    [Theory, EachDatabase]
    public async Task Two_owners_who_both_step_down_at_once_leave_one(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Token);
        for (var round = 0; round < 5; round++)
        {
            var workspace = await studio.AddWorkspaceAsync(Token);
            var second = await workspace.AddMemberAsync("second", Role.Owner, Token);

            var answers = await Task.WhenAll(
                TryAsync(workspace, workspace.Owner.Id, Role.Owner, (c, _) => c.LeaveAsync(Token)),
                TryAsync(workspace, second.Id, Role.Owner, async (c, proof) => await c.ChangeRoleAsync(second.Id, await VersionAsync(workspace, second.Id), Role.Creator, proof, Token)));

            var refused = Assert.Single(answers, answer => answer is not null);
            Assert.Contains("Make another member an owner first.", refused!.Message, StringComparison.Ordinal);
            Assert.Single(await RolesAsync(workspace), role => role == Role.Owner);
        }
    }

    [Theory, EachDatabase]
    public async Task From_an_archived_workspace_people_are_taken_out_and_it_is_written_down(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Token);
        var workspace = await studio.AddWorkspaceAsync(Token);
        var ren = await workspace.AddMemberAsync("ren", Role.Viewer, Token);
        var now = studio.Time.UtcNow;
        await workspace.WithAsync(c => c.Workspaces.Where(w => w.Id == workspace.Id).ExecuteUpdateAsync(set => set.SetProperty(w => w.ArchivedAt, now), Token));
        await using var scope = studio.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentWorkspace>().Enter((await scope.ServiceProvider.GetRequiredService<Doors>().MemberAsync(workspace.Id, workspace.Owner.Id, Token))!);

        await scope.ServiceProvider.GetRequiredService<MemberChanges>().RemoveAsync(ren.Id, await VersionAsync(workspace, ren.Id), workspace.Proof(), Token);

        Assert.Equal([Role.Owner], await RolesAsync(workspace));
        Assert.Contains(AuditAct.MemberRemoved, await workspace.WithAsync(c => c.AuditEntries.Select(e => e.Act).ToListAsync(Token)));
    }

    [Theory, EachDatabase]
    public async Task Whoever_lost_the_role_a_moment_ago_changes_nothing_any_more(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Token);
        var workspace = await studio.AddWorkspaceAsync(Token);
        var admin = await workspace.AddMemberAsync("admin", Role.Admin, Token);
        var ren = await workspace.AddMemberAsync("ren", Role.Viewer, Token);
        // Their circuit still holds the rights of an admin.
        await ChangeAsync(workspace, workspace.Owner, admin, Role.Creator);

        var refused = await TryAsync(workspace, admin.Id, Role.Admin, async (c, proof) => await c.ChangeRoleAsync(ren.Id, await VersionAsync(workspace, ren.Id), Role.Creator, proof, Token));

        Assert.Equal("Your role here is Creator now. Owners and admins look after members.", refused!.Message);
        Assert.Equal(Role.Viewer, await RoleAsync(workspace, ren));
    }

    [Theory, EachDatabase]
    public async Task An_admin_can_neither_make_nor_move_nor_remove_an_admin_or_owner(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Token);
        var workspace = await studio.AddWorkspaceAsync(Token);
        var admin = await workspace.AddMemberAsync("admin", Role.Admin, Token);
        var other = await workspace.AddMemberAsync("other", Role.Admin, Token);
        var ren = await workspace.AddMemberAsync("ren", Role.Viewer, Token);

        foreach (var (member, role) in new[] { (ren, Role.Admin), (ren, Role.Owner), (admin, Role.Owner), (other, Role.Viewer), (workspace.Owner, Role.Viewer) })
        {
            var version = await VersionAsync(workspace, member.Id);
            Assert.Equal(RefusalKind.Forbidden, (await TryAsync(workspace, admin.Id, Role.Admin, (c, proof) => c.ChangeRoleAsync(member.Id, version, role, proof, Token)))!.Kind);
        }

        foreach (var member in new[] { other, workspace.Owner })
        {
            var version = await VersionAsync(workspace, member.Id);
            Assert.Equal(RefusalKind.Forbidden, (await TryAsync(workspace, admin.Id, Role.Admin, (c, proof) => c.RemoveAsync(member.Id, version, proof, Token)))!.Kind);
        }

        Assert.Empty(await ActsAsync(workspace));
        Assert.Null(await TryAsync(workspace, admin.Id, Role.Admin, async (c, proof) => await c.ChangeRoleAsync(ren.Id, await VersionAsync(workspace, ren.Id), Role.Moderator, proof, Token)));
    }

    [Theory, EachDatabase]
    public async Task The_second_of_two_who_change_one_member_is_told_who_was_first(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Token);
        var workspace = await studio.AddWorkspaceAsync(Token);
        var max = await workspace.AddMemberAsync("maximiliane", Role.Admin, Token);
        var ren = await workspace.AddMemberAsync("ren", Role.Viewer, Token);
        var seen = await VersionAsync(workspace, ren.Id);
        await ChangeAsync(workspace, max, ren, Role.Rater, Role.Admin);
        studio.Time.Advance(TimeSpan.FromSeconds(40));

        var refused = await TryAsync(workspace, workspace.Owner.Id, Role.Owner, (c, proof) => c.ChangeRoleAsync(ren.Id, seen, Role.Creator, proof, Token));

        Assert.Equal(RefusalKind.Conflict, refused!.Kind);
        Assert.Equal($"{max.DisplayName} changed this role a minute ago: it is Rater now. Nothing was overwritten; look at it, then choose again.", refused.Message);
        Assert.Equal(Role.Rater, await RoleAsync(workspace, ren));
    }

    [Theory, EachDatabase]
    public async Task Every_act_stands_in_the_log_with_marks_instead_of_names(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Token);
        var workspace = await studio.AddWorkspaceAsync(Token);
        var ren = await workspace.AddMemberAsync("ren", Role.Viewer, Token);
        await ChangeAsync(workspace, workspace.Owner, ren, Role.Creator);
        RemovedMember? removed = null;
        await TryAsync(workspace, workspace.Owner.Id, Role.Owner, async (c, proof) => removed = await c.RemoveAsync(ren.Id, await VersionAsync(workspace, ren.Id), proof, Token));
        await TryAsync(workspace, workspace.Owner.Id, Role.Owner, (c, proof) => c.TakeBackAsync(removed!, proof, Token));
        await TryAsync(workspace, ren.Id, Role.Creator, (c, _) => c.LeaveAsync(Token));

        var acts = await ActsAsync(workspace);

        Assert.Equal([AuditAct.RoleChanged, AuditAct.MemberRemoved, AuditAct.MemberJoined, AuditAct.MemberLeft], acts.Select(entry => entry.Act));
        Assert.Equal("""{"from":"viewer","to":"creator"}""", acts[0].Details);
        Assert.Single(acts.Select(entry => entry.Object).Distinct());
        Assert.Equal(acts[3].Actor, acts[3].Object!["member/".Length..]);
        Assert.DoesNotContain(acts, entry => entry.Line(workspace.Id).Contains("ren-", StringComparison.Ordinal));
        Assert.Single(await RolesAsync(workspace));
    }

    private static async Task ChangeAsync(TestWorkspace workspace, StudioUser by, StudioUser member, Role to, Role own = Role.Owner) =>
        Assert.Null(await TryAsync(workspace, by.Id, own, async (c, proof) => await c.ChangeRoleAsync(member.Id, await VersionAsync(workspace, member.Id), to, proof, Token)));

    private static async Task<StudioException?> TryAsync(TestWorkspace workspace, Guid userId, Role role, Func<MemberChanges, Confirmed, Task> act)
    {
        await using var scope = workspace.Enter(role, userId);
        return await Record.ExceptionAsync(() => act(scope.ServiceProvider.GetRequiredService<MemberChanges>(), workspace.Proof(userId))) switch
        {
            null => null,
            StudioException refusal => refusal,
            var other => throw new InvalidOperationException("Not a refusal.", other),
        };
    }

    private static Task<Guid> VersionAsync(TestWorkspace workspace, Guid userId) =>
        workspace.WithAsync(c => c.Memberships.Where(m => m.UserId == userId).Select(m => m.Version).FirstOrDefaultAsync(Token));

    private static Task<Role> RoleAsync(TestWorkspace workspace, StudioUser member) =>
        workspace.WithAsync(c => c.Memberships.Where(m => m.UserId == member.Id).Select(m => m.Role).SingleAsync(Token));

    private static Task<List<Role>> RolesAsync(TestWorkspace workspace) => workspace.WithAsync(c => c.Memberships.Select(m => m.Role).ToListAsync(Token));

    private static Task<List<AuditEntry>> ActsAsync(TestWorkspace workspace) =>
        workspace.WithAsync(c => c.AuditEntries.AsNoTracking().OrderBy(e => e.Number).ToListAsync(Token));
}
