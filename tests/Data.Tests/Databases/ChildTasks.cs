using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Studio.Data.Databases;
using Studio.Data.Tenancy;
using Studio.Testing;

namespace Studio.Data.Tests.Databases;

internal static class ChildTasks
{
    public static void HoldLock(string folder)
    {
        using var held = DataFolderLock.Take(folder);
        ChildProcess.Ready();
    }

    public static void StopInMigration(string folder)
    {
        StopInMigration(new DataOptions { Folder = folder });
    }

    /// <param name="database">The name of a database on the server of the tests, empty but for its roles.</param>
    public static void StopInPostgreSqlMigration(string database) => StopInMigration(PostgreSqlServer.Options(database, folder: ""));

    private static void StopInMigration(DataOptions options)
    {
        var builder = new DbContextOptionsBuilder<StudioDbContext>();
        builder.UseStudioOwner(options);
        builder.AddInterceptors(new StopHalfway());
        using var context = new StudioDbContext(builder.Options, new CurrentWorkspace());
        context.Database.Migrate();
    }

    /// <summary>Stops after the statement that makes the table of images: half of the tables are there.</summary>
    private sealed class StopHalfway : DbCommandInterceptor
    {
        public override int NonQueryExecuted(DbCommand command, CommandExecutedEventData eventData, int result)
        {
            if (command.CommandText.Contains("CREATE TABLE \"Images\"", StringComparison.Ordinal))
            {
                ChildProcess.Ready();
            }

            return result;
        }
    }
}
