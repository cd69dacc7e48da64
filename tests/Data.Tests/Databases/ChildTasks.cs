using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Studio.Data.Databases;
using Studio.Data.Tenancy;

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
        var builder = new DbContextOptionsBuilder<StudioDbContext>();
        builder.UseStudio(new DataOptions { Folder = folder });
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
