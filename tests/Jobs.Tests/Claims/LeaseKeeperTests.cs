using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Studio.Jobs.Claims;
using Studio.Testing;

namespace Studio.Jobs.Tests.Claims;

public sealed class LeaseKeeperTests
{
    private readonly ManualTimeProvider _time = new();
    private readonly RunningWork _running = new(NoNodes.Others);
    private readonly Queue<Func<LeaseState>> _answers = new();
    private TaskCompletionSource _asked = new();
    private int _renewals;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_lease_is_renewed_every_five_seconds_while_the_work_runs()
    {
        using var work = _running.Start(Guid.NewGuid(), Ct);
        await using var keeper = New(work);

        await TickAsync(() => LeaseState.Ours);
        await TickAsync(() => LeaseState.Ours);

        Assert.Equal(2, _renewals);
        Assert.False(work.Token.IsCancellationRequested);
    }

    [Fact]
    public async Task A_locked_database_costs_one_renewal_and_not_the_work()
    {
        using var work = _running.Start(Guid.NewGuid(), Ct);
        await using var keeper = New(work);

        await TickAsync(() => throw new SqliteException("database is locked", 5));
        await TickAsync(() => LeaseState.Ours);

        Assert.False(work.Token.IsCancellationRequested);
        Assert.False(keeper.IsLost);
    }

    [Theory]
    [InlineData(LeaseState.CancelRequested, false)]
    [InlineData(LeaseState.Lost, true)]
    internal async Task Work_that_was_cancelled_or_taken_elsewhere_stops(LeaseState state, bool lost)
    {
        using var work = _running.Start(Guid.NewGuid(), Ct);
        await using var keeper = New(work);
        var stopped = new TaskCompletionSource();
        await using var registration = work.Token.Register(stopped.SetResult);

        await TickAsync(() => state);
        await stopped.Task.WaitAsync(Ct);

        Assert.Equal(lost, keeper.IsLost);
    }

    [Fact]
    public void A_cancel_reaches_only_the_work_it_names()
    {
        var (first, second) = (Guid.NewGuid(), Guid.NewGuid());
        using var one = _running.Start(first, Ct);
        using var two = _running.Start(second, Ct);

        _running.Cancel(first);
        _running.Cancel(Guid.NewGuid());

        Assert.True(one.Token.IsCancellationRequested);
        Assert.False(two.Token.IsCancellationRequested);
    }

    private LeaseKeeper New(RunningWork.Entry work) => new(
        _ =>
        {
            _renewals++;
            var answer = _answers.Dequeue();
            _asked.SetResult();
            return Task.FromResult(answer());
        },
        work,
        _time,
        NullLogger.Instance);

    private async Task TickAsync(Func<LeaseState> answer)
    {
        _asked = new TaskCompletionSource();
        _answers.Enqueue(answer);
        _time.Advance(Lease.RenewEvery);
        await _asked.Task.WaitAsync(Ct);
    }
}
