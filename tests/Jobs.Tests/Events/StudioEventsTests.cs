using System.Collections.Concurrent;
using Microsoft.Extensions.Logging.Abstractions;
using Studio.Jobs.Events;

namespace Studio.Jobs.Tests.Events;

public sealed class StudioEventsTests
{
    private static readonly Guid Here = Guid.NewGuid();
    private static readonly Guid Elsewhere = Guid.NewGuid();

    private readonly StudioEvents _events = new(NoNodes.Others, NullLogger<StudioEvents>.Instance);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Events_arrive_in_their_order()
    {
        var seen = new ConcurrentQueue<Guid>();
        var done = new TaskCompletionSource();
        Guid[] ids = [.. Enumerable.Range(0, 1_000).Select(_ => Guid.NewGuid())];
        using var watching = _events.Subscribe(Here, e =>
        {
            seen.Enqueue(((ThreadEvent)e).ThreadId);
            if (seen.Count == ids.Length)
            {
                done.SetResult();
            }
        });

        foreach (var id in ids)
        {
            _events.Publish(Here, new ThreadEvent(id));
        }

        await done.Task.WaitAsync(Ct);
        Assert.Equal(ids, seen);
    }

    [Fact]
    public async Task A_workspace_hears_nothing_of_another()
    {
        var here = new TaskCompletionSource<StudioEvent>();
        using var watching = _events.Subscribe(Here, e => here.TrySetResult(e));

        _events.Publish(Elsewhere, new ThreadEvent(Elsewhere));
        _events.Publish(Here, new ThreadEvent(Here));

        Assert.Equal(new ThreadEvent(Here), await here.Task.WaitAsync(Ct));
    }

    [Fact]
    public async Task A_watcher_that_throws_stops_neither_itself_nor_others()
    {
        var calls = 0;
        var (second, other) = (new TaskCompletionSource(), new TaskCompletionSource());
        using var bad = _events.Subscribe(Here, _ =>
        {
            if (++calls == 2)
            {
                second.SetResult();
            }

            throw new InvalidOperationException("A page has a bug.");
        });
        using var good = _events.Subscribe(Here, _ => other.TrySetResult());

        _events.Publish(Here, new QueueEvent());
        _events.Publish(Here, new QueueEvent());

        await Task.WhenAll(second.Task, other.Task).WaitAsync(Ct);
    }

    [Fact]
    public async Task Publishing_does_not_wait_for_a_slow_watcher()
    {
        using var hold = new ManualResetEventSlim();
        using var slow = _events.Subscribe(Here, _ => hold.Wait(Ct));
        var quick = new TaskCompletionSource();
        using var other = _events.Subscribe(Here, _ => quick.TrySetResult());

        _events.Publish(Here, new QueueEvent());
        _events.Publish(Here, new QueueEvent());

        await quick.Task.WaitAsync(Ct);
        hold.Set();
    }

    [Fact]
    public async Task After_dispose_nothing_is_delivered()
    {
        var gone = 0;
        _events.Subscribe(Here, _ => Interlocked.Increment(ref gone)).Dispose();
        var seen = new TaskCompletionSource();
        using var still = _events.Subscribe(Here, _ => seen.TrySetResult());

        _events.Publish(Here, new QueueEvent());

        await seen.Task.WaitAsync(Ct);
        Assert.Equal(0, gone);
    }
}
