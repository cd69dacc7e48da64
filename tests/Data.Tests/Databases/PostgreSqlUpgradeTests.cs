using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Studio.Data.Databases;
using Studio.Data.Tenancy;
using Studio.Testing;

namespace Studio.Data.Tests.Databases;

/// <summary>The first start on an empty database of a PostgreSQL server, when it goes wrong.</summary>
public sealed class PostgreSqlUpgradeTests : IAsyncLifetime
{
    private readonly string _database = $"studio_test_{Guid.NewGuid():N}";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        if (PostgreSqlServer.WhySkipped is null)
        {
            await PostgreSqlServer.CreateAsync(_database, template: null, Token);
            await PostgreSqlServer.CreateRolesAsync(_database, Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (PostgreSqlServer.WhySkipped is null)
        {
            await PostgreSqlServer.DropAsync(_database);
        }
    }

    [Fact]
    public async Task A_kill_in_mid_migration_is_survived()
    {
        Assert.SkipWhen(PostgreSqlServer.WhySkipped is not null, PostgreSqlServer.WhySkipped ?? "");
        using (var child = await ChildProcess.StartAsync(nameof(ChildTasks.StopInPostgreSqlMigration), _database, Token))
        {
            // The child is inside the migration: it holds its lock, and half of the tables are made but not committed.
            await child.KillAsync(Token);
        }

        var options = PostgreSqlServer.Options(_database, folder: "");
        await new DatabaseUpgrade(Options.Create(options)).RunAsync(Token);

        var builder = new DbContextOptionsBuilder<StudioDbContext>();
        builder.UseStudio(options);
        await using var context = new StudioDbContext(builder.Options, new CurrentWorkspace());
        Assert.Empty(await context.Database.GetPendingMigrationsAsync(Token));
        Assert.Equal(0, await context.Users.CountAsync(Token));
    }

    [Fact]
    public async Task Two_nodes_that_start_at_once_both_serve()
    {
        Assert.SkipWhen(PostgreSqlServer.WhySkipped is not null, PostgreSqlServer.WhySkipped ?? "");
        var options = PostgreSqlServer.Options(_database, folder: "");

        await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => new DatabaseUpgrade(Options.Create(options)).RunAsync(Token)));

        var builder = new DbContextOptionsBuilder<StudioDbContext>();
        builder.UseStudio(options);
        await using var context = new StudioDbContext(builder.Options, new CurrentWorkspace());
        Assert.Empty(await context.Database.GetPendingMigrationsAsync(Token));
    }
}
