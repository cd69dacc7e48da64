using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data.Tenancy;
using Studio.Testing;

namespace Studio.Data.Tests.Databases;

public sealed class MigrationTests
{
    [Theory]
    [InlineData("Sqlite", "Data Source=never-opened.db")]
    [InlineData("PostgreSql", "Host=localhost;Database=never-opened")]
    public void The_migrations_hold_the_whole_model(string provider, string connectionString)
    {
        var builder = new DbContextOptionsBuilder<StudioDbContext>();
        Studio.Data.Databases.StudioDatabase.UseStudio(builder, new DataOptions { Provider = provider, ConnectionString = connectionString });
        using var context = new StudioDbContext(builder.Options, new CurrentWorkspace());

        Assert.False(context.Database.HasPendingModelChanges());
    }

    [Theory, EachDatabase]
    public async Task A_host_has_the_same_model_as_the_migrations(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, TestContext.Current.CancellationToken);
        await using var scope = studio.Services.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<StudioDbContext>();

        Assert.False(context.Database.HasPendingModelChanges());
        Assert.Empty(await context.Database.GetPendingMigrationsAsync(TestContext.Current.CancellationToken));
    }
}
