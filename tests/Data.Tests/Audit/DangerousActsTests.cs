using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data.Audit;
using Studio.Data.Users;
using Studio.Data.Workspaces;
using Studio.Testing;

namespace Studio.Data.Tests.Audit;

/// <summary>The wall behind every dialog: a dangerous act without the proof of a fresh sign-in is not done.</summary>
public sealed class DangerousActsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Every_act_says_whether_it_is_dangerous() =>
        Assert.All(Enum.GetValues<AuditAct>(), act => Assert.True(Enum.IsDefined(DangerousActs.Of(act))));

    [Theory]
    [InlineData(Role.Owner, Role.Admin, true)]
    [InlineData(Role.Creator, Role.Owner, true)]
    [InlineData(Role.Creator, Role.Admin, false)]
    public void Making_and_unmaking_an_owner_needs_the_proof(Role from, Role to, bool needed) =>
        Assert.Equal(needed, DangerousActs.NeedProof(new AuditSaying(AuditAct.RoleChanged, Details: new { from, to })));

    [Theory, EachDatabase]
    public async Task No_dangerous_act_happens_in_a_workspace_without_the_proof(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Token);
        var workspace = await studio.AddWorkspaceAsync(Token);
        var other = await studio.AddUserAsync("other", Token);
        foreach (var act in Enum.GetValues<AuditAct>().Where(act => DangerousActs.Of(act) == Danger.Always))
        {
            await Assert.ThrowsAsync<InvalidOperationException>(() => RenameAsync(workspace, act, confirmed: null));
            await Assert.ThrowsAsync<InvalidOperationException>(() => RenameAsync(workspace, act, studio.Proof(other.Id)));
            var old = workspace.Proof();
            studio.Time.Advance(TimeSpan.FromMinutes(6));
            await Assert.ThrowsAsync<InvalidOperationException>(() => RenameAsync(workspace, act, old));
        }

        Assert.NotEqual("taken over", await NameAsync(workspace));
        Assert.Equal(0, await workspace.WithAsync(context => context.AuditEntries.CountAsync(Token)));
        await RenameAsync(workspace, AuditAct.WorkspaceEndAsked, workspace.Proof());
        Assert.Equal("taken over", await NameAsync(workspace));
    }

    [Theory, EachDatabase]
    public async Task No_dangerous_act_happens_to_an_account_without_the_proof(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Token);
        var user = await studio.AddUserAsync("mika", Token);
        await using var scope = studio.Services.CreateAsyncScope();
        var log = scope.ServiceProvider.GetRequiredService<ServerAuditLog>();
        foreach (var act in Enum.GetValues<AuditAct>().Where(act => DangerousActs.Of(act) == Danger.Always))
        {
            await Assert.ThrowsAsync<InvalidOperationException>(() => log.WriteAsync(user.Id, new AuditSaying(act), Token));
        }

        // The command line is no member's window: whoever has it has the server.
        await log.WriteAsync(actorId: null, new AuditSaying(AuditAct.PasswordChanged), Token);
        await log.WriteAsync(user.Id, new AuditSaying(AuditAct.PasswordChanged) { Confirmed = studio.Proof(user.Id) }, Token);
        Assert.Equal(2, await scope.ServiceProvider.GetRequiredService<StudioDbContext>().ServerAuditEntries.CountAsync(Token));
    }

    private static async Task RenameAsync(TestWorkspace workspace, AuditAct act, Confirmed? confirmed)
    {
        await using var scope = workspace.Enter();
        var context = scope.ServiceProvider.GetRequiredService<StudioDbContext>();
        await scope.ServiceProvider.GetRequiredService<AuditLog>().RunAsync(
            context,
            async token =>
            {
                await context.Workspaces.Where(w => w.Id == workspace.Id).ExecuteUpdateAsync(set => set.SetProperty(w => w.Name, "taken over"), token);
                return new AuditSaying(act) { Confirmed = confirmed };
            },
            Token);
    }

    private static Task<string> NameAsync(TestWorkspace workspace) =>
        workspace.WithAsync(context => context.Workspaces.Where(w => w.Id == workspace.Id).Select(w => w.Name).SingleAsync(Token));
}
