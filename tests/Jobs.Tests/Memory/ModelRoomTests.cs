using Microsoft.Extensions.Logging.Abstractions;
using Studio.Data;
using Studio.Data.Nodes;
using Studio.Jobs.Memory;
using Studio.Jobs.Nodes;
using Studio.Jobs.Slots;
using Studio.Jobs.Slots.Protocol;
using Studio.Jobs.Tests.Nodes;
using Studio.Jobs.Tickets;

namespace Studio.Jobs.Tests.Memory;

public sealed class ModelRoomTests : IDisposable
{
    private const long Megabyte = 1_000_000;

    private readonly ThisNode _node;
    private readonly ModelRoom _room;
    private readonly Slot _first = NewSlot(SlotKind.Picture, 1);
    private readonly Slot _second = NewSlot(SlotKind.Picture, 2);
    private readonly Slot _writer = NewSlot(SlotKind.Writer, 1);
    private readonly List<string> _told = [];

    public ModelRoomTests()
    {
        var options = Microsoft.Extensions.Options.Options.Create(new SlotOptions { ModelMegabytes = 100 });
        _node = new ThisNode(options, new SlotWake(options)) { Slots = [_first, _second, _writer] };
        _room = new ModelRoom(_node, new RoomCounts(TimeProvider.System));
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _first.Dispose();
        _second.Dispose();
        _writer.Dispose();
    }

    [Fact]
    public async Task An_idle_writer_lets_go_of_its_model_for_a_picture()
    {
        _writer.Holdings.Take(new ModelLoaded(1, "writer", 100, 60 * Megabyte, 0, IsClean: true));

        using var admitted = await _room.AdmitAsync(_first, Need("big", 70), _told.Add, Ct);

        Assert.Empty(_told);
        Assert.Empty(_writer.Holdings.Models);
        Assert.Equal(1, _room.Report(_node.Slots).Left);
    }

    [Fact]
    public async Task What_does_not_fit_beside_running_work_waits_with_a_reason_and_begins_when_that_ends()
    {
        var running = await _room.AdmitAsync(_first, Need("big", 70), _told.Add, Ct);
        var waiting = _room.AdmitAsync(_second, Need("other", 60), _told.Add, Ct);

        Assert.False(waiting.IsCompleted);
        Assert.Equal("It waits for memory: other at 512 × 512 needs 60 MB, 30 MB too much beside what runs now.", Assert.Single(_told));

        running.Dispose();
        using var admitted = await waiting;
    }

    [Fact]
    public async Task Nobody_of_its_kind_overtakes_what_waits_and_the_writer_does_when_it_fits()
    {
        using var running = await _room.AdmitAsync(_first, Need("big", 70), _told.Add, Ct);
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var waiting = _room.AdmitAsync(_second, Need("other", 60), _told.Add, cancel.Token);

        using var third = NewSlot(SlotKind.Picture, 3);
        _node.Slots = [_first, _second, _writer, third];
        Assert.Null(await _room.TryAdmitAsync(third, Need("small", 10)));
        using var written = await _room.AdmitAsync(_writer, Need("writer", 20), _told.Add, Ct);

        Assert.False(waiting.IsCompleted);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        using var afterwards = await _room.TryAdmitAsync(third, Need("small", 10));
        Assert.NotNull(afterwards);
    }

    [Fact]
    public async Task What_can_never_fit_is_refused_at_once()
    {
        var refusal = await Assert.ThrowsAsync<StudioException>(() => _room.AdmitAsync(_first, Need("big", 101), _told.Add, Ct));

        Assert.Contains("needs 101 MB of memory, and this server gives models 100 MB", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_memory_by_an_administrator_lets_in_what_waits()
    {
        using var running = await _room.AdmitAsync(_first, Need("big", 70), _told.Add, Ct);
        var waiting = _room.AdmitAsync(_second, Need("other", 60), _told.Add, Ct);
        Assert.False(waiting.IsCompleted);

        _node.Take(new Node { Name = "here", ModelMemoryBytes = 200 * Megabyte });

        using var admitted = await waiting;
    }

    [Fact]
    public async Task A_promise_shrinks_as_the_models_arrive()
    {
        using var running = await _room.AdmitAsync(_first, Need("big", 70), _told.Add, Ct);
        _first.Holdings.Take(new ModelLoaded(1, "big", 100, 70 * Megabyte, 0, IsClean: true));

        using var beside = await _room.TryAdmitAsync(_second, Need("small", 30));

        Assert.NotNull(beside);
        Assert.Single(_first.Holdings.Models);
    }

    private static WorkNeed Need(string hash, long megabytes) =>
        new($"{hash} at 512 × 512", [new ModelNeed(hash, hash, megabytes * Megabyte, LoadBytes: 0)], WorkBytes: 0, IsEstimate: false);

    private static Slot NewSlot(SlotKind kind, int number)
    {
        var options = new SlotOptions { Executable = JobsNode.Executable };
        return new Slot(kind, number, SlotCommand.From(options), options, NullLogger.Instance);
    }
}
