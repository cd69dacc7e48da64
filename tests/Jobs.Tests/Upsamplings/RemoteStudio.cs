using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Studio.Data.Models;
using Studio.Data.Prompts;
using Studio.Jobs.Events;
using Studio.Jobs.Slots;
using Studio.Jobs.Tests.Nodes;
using Studio.Jobs.Upsamplings.Remote;
using Studio.Testing;

namespace Studio.Jobs.Tests.Upsamplings;

/// <summary>A studio whose log is kept, with workspaces that write at addresses.</summary>
internal sealed class RemoteStudio : ILoggerProvider, ILogger, IAsyncDisposable
{
    public const string Key = "sk-never-to-be-seen-93846";
    public const string Text = "A squirrel wearing a golden crown in a snowy forest, flat illustration.";

    private TestStudio _studio = null!;

    public TestStudio Studio => _studio;

    public ConcurrentQueue<string> Log { get; } = new();

    public static async Task<RemoteStudio> StartAsync(DatabaseKind kind, CancellationToken ct, int lane = 16)
    {
        var remote = new RemoteStudio();
        remote._studio = await TestStudio.StartAsync(kind, ct, builder =>
        {
            JobsNode.ConfigureRunning(builder);
            builder.Logging.AddProvider(remote).SetMinimumLevel(LogLevel.Trace);
            builder.Services.Configure<SlotOptions>(slots => slots.Remote = lane);
        });
        return remote;
    }

    /// <summary>A workspace that writes at the address, entered by an administrator of the server unless said otherwise.</summary>
    public async Task<(TestWorkspace Workspace, RemoteWriter Writer)> AddAsync(string address, CancellationToken ct, bool byServer = true, bool mayBePrivate = true)
    {
        var workspace = await _studio.AddWorkspaceAsync(ct);
        var writer = new RemoteWriter
        {
            Name = "Next door",
            Address = address,
            Model = "qwen2.5:7b",
            ProtectedKey = _studio.Services.GetRequiredService<RemoteKeys>().Hide(Key),
            IsByServer = byServer,
            MayBePrivate = mayBePrivate,
            TimeoutSeconds = 120,
            CreatedAt = _studio.Time.UtcNow,
        };
        await workspace.AddAsync(ct, writer, new WriterChoice { Writer = RemoteAddress.IdOf(writer) });
        return (workspace, writer);
    }

    public async Task<Guid> AskAsync(TestWorkspace workspace, CancellationToken ct, string wish = "リスの王")
    {
        var (turn, _) = await JobsRows.AddTurnAsync(workspace, _studio.Time.UtcNow, ct, wish);
        await using var scope = workspace.Enter();
        return await scope.ServiceProvider.GetRequiredService<UpsamplingQueue>().EnqueueAsync(turn.Id, seed: null, ct);
    }

    /// <summary>Asks and waits for the end, whatever it is.</summary>
    public async Task<UpsamplingEvent> EndAsync(TestWorkspace workspace, CancellationToken ct)
    {
        using var watcher = new Watcher(_studio, workspace);
        var id = await AskAsync(workspace, ct);
        return await watcher.ForAsync<UpsamplingEvent>(e => e.UpsamplingId == id && e.Status is UpsamplingStatus.Done or UpsamplingStatus.Failed, ct);
    }

    public ILogger CreateLogger(string categoryName) => this;

    IDisposable? ILogger.BeginScope<TState>(TState state) => null;

    bool ILogger.IsEnabled(LogLevel logLevel) => true;

    void ILogger.Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Log.Enqueue($"{formatter(state, exception)} {exception}");

    public void Dispose()
    {
        // Only the log; the studio goes by DisposeAsync.
    }

    public ValueTask DisposeAsync() => _studio.DisposeAsync();
}
