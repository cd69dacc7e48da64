using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Npgsql;
using Studio.Data.Databases;
using Studio.Data.Tenancy;
using Studio.Testing;

namespace Studio.Data.Tests.Tenancy;

/// <summary>PostgreSQL's own wall, tried by queries that lost their filter.</summary>
public sealed class RowLevelSecurityTests
{
    public RowLevelSecurityTests() => Assert.SkipWhen(PostgreSqlServer.WhySkipped is not null, PostgreSqlServer.WhySkipped ?? "");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_query_without_its_filter_still_sees_one_workspace_only()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseKind.PostgreSql, Token);
        var (a, b) = await TwoWorkspaces.AddAsync(studio, Token);
        foreach (var entity in TwoWorkspaces.OwnedEntities(studio))
        {
            foreach (var workspace in new[] { a, b })
            {
                var seen = await SeenAsync(workspace, entity.GetTableName()!);
                Assert.Equal([workspace.Id], seen);
            }
        }
    }

    [Fact]
    public async Task A_row_cannot_be_written_into_another_workspace()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseKind.PostgreSql, Token);
        var (a, b) = await TwoWorkspaces.AddAsync(studio, Token);

        var thrown = await Assert.ThrowsAsync<PostgresException>(() => ExecuteAsync(a, $"""UPDATE "Collections" SET "WorkspaceId" = '{b.Id}'"""));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, thrown.SqlState);
        Assert.Equal(0, await ExecuteAsync(a, $"""DELETE FROM "BackgroundTasks" WHERE "WorkspaceId" = '{b.Id}'"""));
        Assert.Equal(1, await b.WithAsync(c => c.BackgroundTasks.CountAsync(Token)));
    }

    [Fact]
    public async Task A_pooled_connection_forgets_the_workspace_before()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseKind.PostgreSql, Token);
        var (a, b) = await TwoWorkspaces.AddAsync(studio, Token);

        await Parallel.ForEachAsync(Enumerable.Range(0, 60), Token, async (i, _) =>
        {
            var workspace = i % 2 == 0 ? a : b;
            Assert.Equal([workspace.Id], await SeenAsync(workspace, "Threads"));
        });
    }

    [Fact]
    public async Task Doors_and_the_queue_see_across()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseKind.PostgreSql, Token);
        var (a, b) = await TwoWorkspaces.AddAsync(studio, Token);
        await using var scope = a.Enter();

        await using var across = scope.ServiceProvider.GetRequiredService<AcrossWorkspaces>().CreateContext();
        await across.Database.OpenConnectionAsync(Token);
        var seen = await SeenAsync((NpgsqlConnection)across.Database.GetDbConnection(), "Threads");

        Assert.Equal(new[] { a.Id, b.Id }.Order(), seen.Order());
        Assert.NotNull(await scope.ServiceProvider.GetRequiredService<Doors>().MemberAsync(b.Slug, b.Owner.Id, Token));
    }

    [Fact]
    public async Task A_role_that_sees_everything_is_refused_at_start()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseKind.PostgreSql, Token);
        var database = new NpgsqlConnectionStringBuilder(studio.Options.ConnectionString).Database!;
        var upgrade = Upgrade(PostgreSqlServer.AsSuperuser(database), studio.Options.OwnerConnectionString);

        var thrown = await Assert.ThrowsAsync<StudioException>(() => upgrade.RunAsync(Token));

        Assert.Contains("it is a superuser", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_whose_wall_was_taken_down_gets_it_back_or_stops_the_start()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseKind.PostgreSql, Token);
        var database = new NpgsqlConnectionStringBuilder(studio.Options.ConnectionString).Database!;
        await PostgreSqlServer.ExecuteAsync(database, "ALTER TABLE \"Images\" NO FORCE ROW LEVEL SECURITY", Token);
        var builder = new DbContextOptionsBuilder<StudioDbContext>();
        builder.UseStudio(studio.Options);
        await using var context = new StudioDbContext(builder.Options, new CurrentWorkspace());

        var thrown = await Assert.ThrowsAsync<StudioException>(
            () => RowLevelSecurity.CheckAsync(context, studio.Options.ConnectionString!, Token));
        Assert.Contains("(Images)", thrown.Message, StringComparison.Ordinal);

        await Upgrade(studio.Options.ConnectionString, studio.Options.OwnerConnectionString).RunAsync(Token);
        await RowLevelSecurity.CheckAsync(context, studio.Options.ConnectionString!, Token);
    }

    [Fact]
    public async Task Nodes_that_start_at_once_upgrade_an_empty_database_together()
    {
        var name = $"studio_test_{Guid.NewGuid():N}";
        await PostgreSqlServer.CreateAsync(name, template: null, Token);
        try
        {
            await PostgreSqlServer.CreateRolesAsync(name, Token);
            var options = PostgreSqlServer.Options(name, folder: "");

            await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Upgrade(options.ConnectionString, options.OwnerConnectionString).RunAsync(Token)));
        }
        finally
        {
            await PostgreSqlServer.DropAsync(name);
        }
    }

    private static DatabaseUpgrade Upgrade(string? serving, string? owner) => new(Options.Create(
        new DataOptions { Provider = "PostgreSql", ConnectionString = serving, OwnerConnectionString = owner }));

    private static Task<List<Guid>> SeenAsync(TestWorkspace workspace, string table) => workspace.WithAsync(async c =>
    {
        await c.Database.OpenConnectionAsync(Token);
        return await SeenAsync((NpgsqlConnection)c.Database.GetDbConnection(), table);
    });

    private static async Task<List<Guid>> SeenAsync(NpgsqlConnection connection, string table)
    {
        await using var command = new NpgsqlCommand($"SELECT DISTINCT \"WorkspaceId\" FROM \"{table}\"", connection);
        await using var reader = await command.ExecuteReaderAsync(Token);
        var seen = new List<Guid>();
        while (await reader.ReadAsync(Token))
        {
            seen.Add(reader.GetGuid(0));
        }

        return seen;
    }

    private static Task<int> ExecuteAsync(TestWorkspace workspace, string sql) => workspace.WithAsync(async c =>
    {
        await c.Database.OpenConnectionAsync(Token);
        await using var command = new NpgsqlCommand(sql, (NpgsqlConnection)c.Database.GetDbConnection());
        return await command.ExecuteNonQueryAsync(Token);
    });
}
