using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Studio.Data.Prompts;
using Studio.Data.Tenancy;
using Studio.Testing;

namespace Studio.Data.Tests.Tenancy;

public sealed class WorkspaceGuardTests
{
    [Theory]
    [InlineData(EntityState.Added)]
    [InlineData(EntityState.Modified)]
    [InlineData(EntityState.Deleted)]
    public async Task A_row_of_another_workspace_is_never_written(EntityState state)
    {
        var token = TestContext.Current.CancellationToken;
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, token);
        var (a, b) = await TwoWorkspaces.AddAsync(studio, token);
        foreach (var entity in TwoWorkspaces.OwnedEntities(studio))
        {
            var check = typeof(WorkspaceGuardTests).GetMethod(nameof(IsRefusedAsync), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(entity.ClrType);
            await (Task)check.Invoke(null, [a, b, state, token])!;
        }
    }

    private static async Task IsRefusedAsync<T>(TestWorkspace a, TestWorkspace b, EntityState state, CancellationToken token)
        where T : class, IWorkspaceOwned
    {
        var foreign = await b.WithAsync(c => c.Set<T>().AsNoTracking().FirstAsync(token));

        await a.WithAsync(async c =>
        {
            c.Entry(foreign).State = state;
            var thrown = await Assert.ThrowsAsync<InvalidOperationException>(() => c.SaveChangesAsync(token));
            Assert.Contains("belongs to another workspace", thrown.Message, StringComparison.Ordinal);
            return true;
        });
    }

    [Fact]
    public async Task A_row_cannot_be_given_away_to_another_workspace()
    {
        var token = TestContext.Current.CancellationToken;
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, token);
        var a = await studio.AddWorkspaceAsync(token);
        var b = await studio.AddWorkspaceAsync(token);
        var draft = new Draft { UserId = a.Owner.Id, UpdatedAt = studio.Time.UtcNow };
        await a.AddAsync(token, draft);

        await a.WithAsync(async c =>
        {
            var row = await c.Drafts.SingleAsync(token);
            c.Entry(row).Property(d => d.WorkspaceId).CurrentValue = b.Id;
            await Assert.ThrowsAsync<InvalidOperationException>(() => c.SaveChangesAsync(token));
            return true;
        });
    }

    [Fact]
    public async Task Saving_without_a_workspace_throws()
    {
        var token = TestContext.Current.CancellationToken;
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, token);
        var user = await studio.AddUserAsync("nobody", token);
        await using var context = studio.NewContext(new CurrentWorkspace());
        context.Threads.Add(Rows.Thread(user.Id, studio.Time.UtcNow));

        await Assert.ThrowsAsync<InvalidOperationException>(() => context.SaveChangesAsync(token));
    }

    [Theory, EachDatabase]
    public async Task New_rows_are_stamped_also_where_they_hang_on_a_navigation(DatabaseKind kind)
    {
        var token = TestContext.Current.CancellationToken;
        await using var studio = await TestStudio.StartAsync(kind, token);
        var workspace = await studio.AddWorkspaceAsync(token);
        var thread = Rows.Thread(workspace.Owner.Id, studio.Time.UtcNow);
        await workspace.AddAsync(token, thread);

        await workspace.WithAsync(async c =>
        {
            var stored = await c.Threads.SingleAsync(token);
            var turn = Rows.Turn(stored);
            turn.Upsamplings.Add(Rows.Upsampling(turn));
            stored.Turns.Add(turn);
            return await c.SaveChangesAsync(token);
        });

        var upsampling = await workspace.WithAsync(c => c.Upsamplings.SingleAsync(token));
        Assert.Equal(workspace.Id, upsampling.WorkspaceId);
    }
}
