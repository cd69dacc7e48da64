using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Studio.Data.Databases;
using Studio.Data.Generations;
using Studio.Jobs.Events;
using Studio.Testing;

namespace Studio.Jobs.Tests.Nodes;

public sealed class LockedDatabaseTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_picture_that_is_finished_while_another_program_locks_the_database_is_kept_and_stored()
    {
        var log = new HeardLog();
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, Ct, builder =>
        {
            JobsNode.ConfigureRunning(builder);
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal) { ["Data:BusySeconds"] = "1" });
            builder.Services.AddSingleton<ILoggerProvider>(log);
        });
        var workspace = await studio.AddWorkspaceAsync(Ct);
        using var watcher = new Watcher(studio, workspace);
        await using var node = await RunningNode.StartAsync(studio, Ct);
        var queued = await Work.EnqueueAsync(studio, workspace, JobsRows.Settings(steps: 60), Ct);
        await watcher.ForAsync<ProgressEvent>(e => e.Progress.Step > 1, Ct);

        await using (var other = new SqliteConnection($"Data Source={StudioDatabase.SqliteFile(studio.Options)};Pooling=False"))
        {
            await other.OpenAsync(Ct);
            await using var lockIt = other.CreateCommand();
            lockIt.CommandText = "BEGIN IMMEDIATE";
            await lockIt.ExecuteNonQueryAsync(Ct);

            // It was drawn, and could not be written at least twice.
            await log.ForAsync($"The end of picture {queued.Id} could not be written yet (try 2)", Ct);
        }

        Assert.Equal(PictureStatus.Succeeded, (await watcher.ForEndAsync(queued.Id, Ct)).Status);
        Assert.Equal(1, (await Work.PictureAsync(workspace, queued.Id, Ct)).Attempt);
        Assert.Equal(1, await workspace.WithAsync(db => db.Images.CountAsync(Ct)));
    }

    /// <summary>What the program logs, to wait for.</summary>
    private sealed class HeardLog : ILoggerProvider, ILogger
    {
        private readonly System.Threading.Channels.Channel<string> _lines = System.Threading.Channels.Channel.CreateUnbounded<string>();

        public async Task ForAsync(string beginning, CancellationToken ct)
        {
            await foreach (var line in _lines.Reader.ReadAllAsync(ct))
            {
                if (line.StartsWith(beginning, StringComparison.Ordinal))
                {
                    return;
                }
            }
        }

        public ILogger CreateLogger(string categoryName) => this;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            _lines.Writer.TryWrite(formatter(state, exception));

        public bool IsEnabled(LogLevel logLevel) => true;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public void Dispose()
        {
        }
    }
}
