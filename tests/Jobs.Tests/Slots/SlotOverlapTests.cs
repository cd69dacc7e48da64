using Studio.Jobs.Slots;

namespace Studio.Jobs.Tests.Slots;

public sealed class SlotOverlapTests
{
    private readonly Queue<Piece> _waiting = new();
    private readonly List<Piece> _claimed = [];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_next_piece_is_taken_while_the_last_part_of_one_still_runs()
    {
        var (first, second) = (Add(), Add());
        var running = RunAsync(Ct);
        await first.Begun.Task;
        Assert.False(second.Begun.Task.IsCompleted);

        first.Free();
        await second.Begun.Task;

        Assert.False(first.End.Task.IsCompleted);
        second.Free();
        first.End.SetResult();
        second.End.SetResult();
        await running;
        Assert.Equal([first, second], _claimed);
    }

    [Fact]
    public async Task One_at_most_is_in_its_last_part_while_another_is_worked_on()
    {
        var (first, second, third) = (Add(), Add(), Add());
        var running = RunAsync(Ct);
        await first.Begun.Task;
        first.Free();
        await second.Begun.Task;
        second.Free();

        // The second is free too, but the first is not stored: nothing is claimed until it is.
        Assert.Equal(2, _claimed.Count);
        first.End.SetResult();
        await third.Begun.Task;

        third.Free();
        second.End.SetResult();
        third.End.SetResult();
        await running;
    }

    [Fact]
    public async Task All_of_it_is_done_when_it_returns()
    {
        var only = Add();
        var running = RunAsync(Ct);
        await only.Begun.Task;
        only.Free();
        Assert.False(running.IsCompleted);
        only.End.SetResult();
        await running;
    }

    [Fact]
    public async Task Trouble_before_the_slot_is_free_is_told_before_the_next_is_claimed()
    {
        var (first, _) = (Add(), Add());
        var running = RunAsync(Ct);
        await first.Begun.Task;
        first.End.SetException(new IOException("the database is gone"));
        await Assert.ThrowsAsync<IOException>(() => running);
        Assert.Equal([first], _claimed);
    }

    [Fact]
    public async Task Trouble_in_the_last_part_is_told_when_the_piece_beside_it_is_done()
    {
        var (first, second, third) = (Add(), Add(), Add());
        var running = RunAsync(Ct);
        await first.Begun.Task;
        first.Free();
        await second.Begun.Task;
        first.End.SetException(new IOException("the disk is gone"));
        second.Free();
        second.End.SetResult();
        await Assert.ThrowsAsync<IOException>(() => running);
        Assert.False(third.Begun.Task.IsCompleted);
    }

    [Fact]
    public async Task A_stop_waits_for_what_is_being_finished_and_claims_nothing_more()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var (first, second) = (Add(), Add());
        var running = RunAsync(stop.Token);
        await first.Begun.Task;
        await stop.CancelAsync();
        first.Free();
        Assert.False(running.IsCompleted);
        first.End.SetResult();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.False(second.Begun.Task.IsCompleted);
    }

    private Piece Add()
    {
        var piece = new Piece();
        _waiting.Enqueue(piece);
        return piece;
    }

    private Task RunAsync(CancellationToken stopping) => SlotOverlap.WorkOffAsync(
        _ => Task.FromResult(_waiting.TryDequeue(out var piece) ? piece : null),
        (piece, free) =>
        {
            _claimed.Add(piece);
            piece.Free = free;
            piece.Begun.SetResult();
            return piece.End.Task;
        },
        stopping);

    /// <summary>A picture in the test's hands: it begins, frees the slot, ends.</summary>
    private sealed class Piece
    {
        public TaskCompletionSource Begun { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource End { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Action Free { get; set; } = static () => { };
    }
}
