using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data.Tenancy;
using Studio.Testing;

namespace Studio.Data.Tests.Tenancy;

/// <summary>Every owned entity, by reflection: what one workspace reads, changes and deletes is never another's.</summary>
public sealed class FilterTests
{
    [Theory, EachDatabase]
    public async Task A_workspace_sees_its_own_rows_of_every_entity_and_no_others(DatabaseKind kind) =>
        await ForEveryEntityAsync(kind, new SeesOwnRows());

    [Theory, EachDatabase]
    public async Task A_row_of_another_workspace_is_not_found_by_its_key(DatabaseKind kind) =>
        await ForEveryEntityAsync(kind, new FindsNoForeignRow());

    [Theory, EachDatabase]
    public async Task A_set_update_changes_own_rows_only(DatabaseKind kind) =>
        await ForEveryEntityAsync(kind, new UpdatesOwnRows());

    [Theory, EachDatabase]
    public async Task Without_a_workspace_every_query_throws(DatabaseKind kind) =>
        await ForEveryEntityAsync(kind, new ThrowsWhenUnset());

    [Theory, EachDatabase]
    public async Task A_set_delete_deletes_own_rows_only(DatabaseKind kind)
    {
        var token = TestContext.Current.CancellationToken;
        await using var studio = await TestStudio.StartAsync(kind, token);
        var (a, b) = await TwoWorkspaces.AddAsync(studio, token);

        Assert.Equal(1, await a.WithAsync(c => c.BackgroundTasks.ExecuteDeleteAsync(token)));
        Assert.Equal(0, await a.WithAsync(c => c.BackgroundTasks.CountAsync(token)));
        Assert.Equal(1, await b.WithAsync(c => c.BackgroundTasks.CountAsync(token)));
    }

    private static async Task ForEveryEntityAsync(DatabaseKind kind, Check check)
    {
        var token = TestContext.Current.CancellationToken;
        await using var studio = await TestStudio.StartAsync(kind, token);
        var (a, b) = await TwoWorkspaces.AddAsync(studio, token);
        var entities = TwoWorkspaces.OwnedEntities(studio);
        Assert.NotEmpty(entities);
        foreach (var entity in entities)
        {
            var run = typeof(Check).GetMethod(nameof(Check.RunAsync))!.MakeGenericMethod(entity.ClrType);
            await (Task)run.Invoke(check, [studio, a, b, token])!;
        }
    }

    private abstract class Check
    {
        public abstract Task RunAsync<T>(TestStudio studio, TestWorkspace a, TestWorkspace b, CancellationToken token)
            where T : class, IWorkspaceOwned;
    }

    private sealed class SeesOwnRows : Check
    {
        public override async Task RunAsync<T>(TestStudio studio, TestWorkspace a, TestWorkspace b, CancellationToken token)
        {
            foreach (var workspace in new[] { a, b })
            {
                var rows = await workspace.WithAsync(c => c.Set<T>().AsNoTracking().ToListAsync(token));

                Assert.True(rows.Count > 0, $"{typeof(T).Name} has no row in this test: add one to TwoWorkspaces.");
                Assert.All(rows, row => Assert.Equal(workspace.Id, row.WorkspaceId));
            }
        }
    }

    private sealed class FindsNoForeignRow : Check
    {
        public override async Task RunAsync<T>(TestStudio studio, TestWorkspace a, TestWorkspace b, CancellationToken token)
        {
            var key = await b.WithAsync(async c =>
            {
                var entry = c.Entry(await c.Set<T>().FirstAsync(token));
                return entry.Metadata.FindPrimaryKey()!.Properties.Select(p => entry.Property(p).CurrentValue).ToArray();
            });

            Assert.NotNull(await b.WithAsync(c => c.Set<T>().FindAsync(key, token).AsTask()));
            Assert.Null(await a.WithAsync(c => c.Set<T>().FindAsync(key, token).AsTask()));
        }
    }

    private sealed class UpdatesOwnRows : Check
    {
        public override async Task RunAsync<T>(TestStudio studio, TestWorkspace a, TestWorkspace b, CancellationToken token)
        {
            // What is written once cannot be changed there at all (AuditLogTests).
            if (studio.Options.IsPostgreSql && typeof(IAppendOnly).IsAssignableFrom(typeof(T)))
            {
                return;
            }

            var own = await a.WithAsync(c => c.Set<T>().CountAsync(row => row.WorkspaceId == a.Id, token));

            var changed = await a.WithAsync(c => c.Set<T>().ExecuteUpdateAsync(
                set => set.SetProperty(row => EF.Property<Guid>(row, "WorkspaceId"), row => EF.Property<Guid>(row, "WorkspaceId")), token));

            Assert.Equal(own, changed);
        }
    }

    private sealed class ThrowsWhenUnset : Check
    {
        public override async Task RunAsync<T>(TestStudio studio, TestWorkspace a, TestWorkspace b, CancellationToken token)
        {
            await using var scope = studio.Services.CreateAsyncScope();
            var context = scope.ServiceProvider.GetRequiredService<StudioDbContext>();

            var thrown = await Assert.ThrowsAsync<InvalidOperationException>(() => context.Set<T>().AnyAsync(token));
            Assert.Contains("No workspace has been entered", thrown.ToString(), StringComparison.Ordinal);
        }
    }
}
