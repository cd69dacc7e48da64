using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Studio.Data;
using Studio.Data.Databases;
using Studio.Data.Tenancy;

namespace Studio.Migrations.Sqlite;

/// <summary>The context as dotnet-ef sees it; it never connects.</summary>
public sealed class DesignContext : IDesignTimeDbContextFactory<StudioDbContext>
{
    public StudioDbContext CreateDbContext(string[] args)
    {
        var builder = new DbContextOptionsBuilder<StudioDbContext>();
        builder.UseStudio(new DataOptions { ConnectionString = "Data Source=design.db" });
        return new StudioDbContext(builder.Options, new CurrentWorkspace());
    }
}
