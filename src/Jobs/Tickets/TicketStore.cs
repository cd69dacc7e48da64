using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Quartz;
using Studio.Data;
using Studio.Jobs.Slots;

namespace Studio.Jobs.Tickets;

/// <summary>Where tickets are kept: a file jobs.db of their own beside the SQLite database, or clustered in PostgreSQL.</summary>
internal static class TicketStore
{
    public static void Add(IHostApplicationBuilder builder, DataOptions data)
    {
        if (data.IsPostgreSql && string.IsNullOrWhiteSpace(data.ConnectionString))
        {
            // Quartz wants it here, before the options are validated.
            throw StudioException.Unavailable(DataOptions.ConnectionStringMissing);
        }

        // Its account of a start is twenty lines that nobody asked for.
        builder.Logging.AddFilter("Quartz", LogLevel.Warning);
        builder.Services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(scheduler =>
            {
                scheduler.InstanceName = "studio";
                scheduler.GenerateInstanceId = true;

                // How late a ticket issued by another node is seen here at the most.
                scheduler.IdleWaitTime = TimeSpan.FromSeconds(5);
            });

            // A ticket only wakes somebody: two threads are plenty.
            quartz.UseDefaultThreadPool(2);
            quartz.UsePersistentStore(store =>
            {
                store.ProvisionSchema();

                // The misfire and cluster threads may be in a wait of seconds when the program ends; they must not hold it.
                store.ConfigureStore(job => job.UseBackgroundThreads = true);
                if (data.IsPostgreSql)
                {
                    Share(store, data);
                }
                else
                {
                    store.UseSqlite(SqliteFactory.Instance, $"Data Source={FileOf(builder, data)}");
                }
            });
            foreach (var kind in Enum.GetValues<SlotKind>())
            {
                quartz.AddJob<Ticket>(job => job.WithIdentity(Ticket.KeyOf(kind)).UsingJobData(Ticket.KindKey, kind.ToString()).StoreDurably());
            }
        });
        if (!data.IsPostgreSql)
        {
            builder.Services.AddSingleton<IHostedService>(new TicketFile(FileOf(builder, data)));
        }

        builder.Services.AddQuartzHostedService(options =>
        {
            options.WaitForJobsToComplete = true;

            // The database is ready before any hosted service starts; work left from the last run need not wait for the web.
            options.AwaitApplicationStarted = false;
        });
    }

    private static void Share(IPersistentStoreBuilder store, DataOptions data)
    {
        store.UsePostgres(NpgsqlFactory.Instance, data.ConnectionString!);

        // A killed node's tickets are taken over in about four seconds.
        store.UseClustering(cluster =>
        {
            cluster.CheckinInterval = TimeSpan.FromSeconds(1);
            cluster.CheckinMisfireThreshold = TimeSpan.FromSeconds(1);
        });
    }

    private static string FileOf(IHostApplicationBuilder builder, DataOptions data)
    {
        return Path.Combine(Path.GetFullPath(data.Folder, builder.Environment.ContentRootPath), "jobs.db");
    }
}
