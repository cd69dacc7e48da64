using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data;
using Studio.Data.Generations;
using Studio.Data.Tenancy;
using Studio.Jobs;
using Studio.Jobs.Events;
using Studio.Testing;

namespace Studio.Web.Tests.Nodes;

/// <summary>Work given to one node, and what its pages would hear of it.</summary>
internal sealed class NodeWork : IDisposable
{
    private readonly RunningStudio _node;
    private readonly Guid _workspace;
    private readonly Channel<StudioEvent> _events = Channel.CreateUnbounded<StudioEvent>();
    private readonly IDisposable _watch;

    private NodeWork(RunningStudio node, Guid workspace)
    {
        _node = node;
        _workspace = workspace;
        _watch = node.Services.GetRequiredService<StudioEvents>().Subscribe(workspace, e => _events.Writer.TryWrite(e));
    }

    public Guid Workspace => _workspace;

    public LiveWork Live => _node.Services.GetRequiredService<LiveWork>();

    public static async Task<NodeWork> AtAsync(RunningStudio node, CancellationToken ct) => new(node, await node.WorkspaceIdAsync(TestPerson.Slug, ct));

    public async Task<T> InAsync<T>(Func<IServiceProvider, Task<T>> work, CancellationToken ct) =>
        await _node.Services.GetRequiredService<WorkspaceScope>().RunAsync(_workspace, (services, _) => work(services), ct);

    public Task<T> ReadAsync<T>(Func<StudioDbContext, Task<T>> read, CancellationToken ct) =>
        InAsync(services => read(services.GetRequiredService<StudioDbContext>()), ct);

    /// <summary>A thread with one wish; null = by the owner.</summary>
    public Task<(Guid Turn, Guid Revision)> AddTurnAsync(CancellationToken ct, Guid? by = null) => ReadAsync(
        async db =>
        {
            var thread = Rows.Thread(by ?? await db.Memberships.Select(m => m.UserId).FirstAsync(ct), DateTime.UnixEpoch);
            var turn = Rows.Turn(thread);
            var revision = Rows.Revision(turn, text: "A squirrel wearing a golden crown in a snowy forest, flat illustration.");
            db.AddRange(thread, turn, revision);
            await db.SaveChangesAsync(ct);
            return (turn.Id, revision.Id);
        },
        ct);

    public async Task<IReadOnlyList<Guid>> DrawAsync(int count, int steps, CancellationToken ct, Guid? by = null)
    {
        var (turn, revision) = await AddTurnAsync(ct, by);
        var settings = new GenerationSettings("studio-mini-diffusion", 256, 256, count, steps, 3.5, "DDIM", Seed: 42, Negative: "", Upsample: true);
        var id = await InAsync(
            services => services.GetRequiredService<GenerationQueue>().EnqueueAsync(new NewGeneration(turn, revision, settings, GenerationKind.Create, null, null), ct), ct);
        return await ReadAsync(db => db.Pictures.Where(p => p.GenerationId == id).OrderBy(p => p.Ordinal).Select(p => p.Id).ToListAsync(ct), ct);
    }

    /// <summary>Returns when the other node hears this one: a server begins to listen a moment after its start, and after every broken connection.</summary>
    public async Task UntilHeardByAsync(NodeWork other, CancellationToken ct)
    {
        var heard = other.HearAsync<ThreadEvent>(_ => true, ct);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (!heard.IsCompleted)
        {
            Publish(new ThreadEvent(Guid.NewGuid()));
            await timer.WaitForNextTickAsync(ct);
        }

        await heard;
    }

    public void Publish(StudioEvent e) => _node.Services.GetRequiredService<StudioEvents>().Publish(_workspace, e);

    public Task<bool> CancelAsync(Guid picture, CancellationToken ct) => InAsync(
        async services =>
        {
            await services.GetRequiredService<GenerationQueue>().CancelPictureAsync(picture, ct);
            return true;
        },
        ct);

    public async Task<T> HearAsync<T>(Func<T, bool> wanted, CancellationToken ct)
        where T : StudioEvent
    {
        await foreach (var e in _events.Reader.ReadAllAsync(ct))
        {
            if (e is T match && wanted(match))
            {
                return match;
            }
        }

        throw new InvalidOperationException("Nothing is heard any more.");
    }

    public Task<PictureEvent> HearEndAsync(Guid picture, CancellationToken ct) =>
        HearAsync<PictureEvent>(e => e.PictureId == picture && e.Status is not (PictureStatus.Queued or PictureStatus.Running), ct);

    public void Dispose() => _watch.Dispose();
}
