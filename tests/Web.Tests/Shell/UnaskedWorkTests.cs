using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace Studio.Web.Tests.Shell;

public sealed class UnaskedWorkTests
{
    private const int Busy = 5;

    private readonly ConcurrentQueue<TaskCompletionSource<string>> _reads = new();
    private readonly SemaphoreSlim _began = new(0);
    private Action _happens = () => { };
    private CancellationToken _gone;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_happens_while_the_page_reads_makes_it_read_once_more()
    {
        await using var page = await OpenAsync(ReadSlowlyAsync);
        _happens();
        var first = await NextReadAsync();
        for (var i = 0; i < 20; i++)
        {
            _happens();
        }

        first.SetResult("as it was before");
        (await NextReadAsync()).SetResult("as it is");

        Assert.Equal("as it is", await page.MarkupAsync());
        Assert.Equal(0, _began.CurrentCount);
        _happens();
        (await NextReadAsync()).SetResult("as it is now");
        Assert.Equal("as it is now", await page.MarkupAsync());
    }

    [Fact]
    public async Task What_happens_during_the_first_reading_is_read_after_it()
    {
        var first = new TaskCompletionSource();
        var opening = OpenAsync(ReadSlowlyAsync, first.Task);
        _happens();
        Assert.Equal(0, _began.CurrentCount);

        first.SetResult();
        (await NextReadAsync()).SetResult("as it is");

        await using var page = await opening;
        Assert.Equal("as it is", await page.MarkupAsync());
    }

    [Fact]
    public async Task A_reading_that_found_the_database_locked_is_made_again_and_told_once()
    {
        var reads = 0;
        await using var page = await OpenAsync(_ => Interlocked.Increment(ref reads) < 4 ? throw new SqliteException("locked", Busy) : Task.FromResult("as it is"));
        _happens();
        await page.UntilAsync(() => Volatile.Read(ref reads) == 4, Token);

        Assert.Equal("as it is", await page.MarkupAsync());
        var line = Assert.Single(page.Log.Lines);
        Assert.Equal((LogLevel.Warning, typeof(FollowingPage).FullName), (line.Level, line.Category));
        Assert.Contains("ReadAsync", line.Text, StringComparison.Ordinal);
        Assert.IsType<SqliteException>(line.Exception);
    }

    [Fact]
    public async Task A_mistake_is_told_once_with_its_place_and_the_next_change_is_read()
    {
        var reads = 0;
        await using var page = await OpenAsync(_ => Interlocked.Increment(ref reads) == 1 ? throw new InvalidOperationException("a bug") : Task.FromResult("as it is"));
        _happens();
        await page.UntilAsync(() => page.Log.Lines.Count > 0, Token);
        Assert.Equal("as it was at first", await page.MarkupAsync());

        _happens();
        await page.UntilAsync(() => Volatile.Read(ref reads) == 2, Token);

        Assert.Equal("as it is", await page.MarkupAsync());
        var line = Assert.Single(page.Log.Lines);
        Assert.Equal((LogLevel.Error, typeof(FollowingPage).FullName), (line.Level, line.Category));
        Assert.Contains("ReadAsync", line.Text, StringComparison.Ordinal);
        Assert.Equal("a bug", line.Exception!.Message);
    }

    [Fact]
    public async Task A_page_that_is_left_reads_no_more_and_says_nothing()
    {
        await using var page = await OpenAsync(ReadSlowlyAsync);
        _happens();
        var read = await NextReadAsync();

        await page.LeaveAsync();
        Assert.True(_gone.IsCancellationRequested);
        read.SetCanceled(_gone);
        _happens();

        Assert.Equal(0, _began.CurrentCount);
        Assert.Empty(page.Log.Lines);
    }

    [Fact]
    public async Task A_page_that_waits_for_the_database_ends_waiting_when_it_is_left()
    {
        var reads = 0;
        await using var page = await OpenAsync(_ =>
        {
            Interlocked.Increment(ref reads);
            throw new SqliteException("locked", Busy);
        });
        _happens();
        await page.UntilAsync(() => Volatile.Read(ref reads) == 2, Token);

        await page.LeaveAsync();
        var before = Volatile.Read(ref reads);
        page.Clock.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal(before, Volatile.Read(ref reads));
    }

    [Fact]
    public async Task A_server_that_stops_takes_services_away_and_nothing_is_told()
    {
        await using var page = await OpenAsync(ReadSlowlyAsync);
        _happens();
        var read = await NextReadAsync();

        page.Program.StopApplication();
        read.SetException(new ObjectDisposedException(nameof(IServiceProvider)));
        _happens();

        Assert.Equal("as it was at first", await page.MarkupAsync());
        Assert.Equal(0, _began.CurrentCount);
        Assert.Empty(page.Log.Lines);
    }

    public static TheoryData<Exception> EndsOfOthers => [new OperationCanceledException(), new ObjectDisposedException("somebody else's")];

    [Theory]
    [MemberData(nameof(EndsOfOthers), DisableDiscoveryEnumeration = true)]
    public async Task What_ends_on_a_living_page_is_told(Exception end)
    {
        await using var page = await OpenAsync(_ => throw end);
        _happens();
        await page.UntilAsync(() => page.Log.Lines.Count > 0, Token);

        Assert.Same(end, Assert.Single(page.Log.Lines).Exception);
    }

    [Fact]
    public async Task Events_are_handled_one_after_the_other_also_when_one_has_to_be_tried_again()
    {
        var handled = new ConcurrentQueue<string>();
        var tries = 0;
        Action<string> happens = _ => { };
        await using var page = await OpenPage.OfAsync<FollowingPage>(new()
        {
            [nameof(FollowingPage.Read)] = (CancellationToken _) => Task.FromResult(""),
            [nameof(FollowingPage.Subscribe)] = new Action<Action>(_ => { }),
            [nameof(FollowingPage.SubscribeInOrder)] = new Action<Action<string>>(signal => happens = signal),
            [nameof(FollowingPage.Handle)] = (string e) =>
            {
                if (e == "second" && Interlocked.Increment(ref tries) < 3)
                {
                    throw new SqliteException("locked", Busy);
                }

                handled.Enqueue(e);
                return Task.CompletedTask;
            },
        });

        string[] events = ["first", "second", "third", "first"];
        Array.ForEach(events, happens);
        await page.UntilAsync(() => handled.Count >= events.Length, Token);

        Assert.Equal(events, handled);
    }

    private Task<OpenPage> OpenAsync(Func<CancellationToken, Task<string>> read, Task? first = null) => OpenPage.OfAsync<FollowingPage>(new()
    {
        [nameof(FollowingPage.Read)] = (CancellationToken gone) =>
        {
            _gone = gone;
            return read(gone);
        },
        [nameof(FollowingPage.Subscribe)] = new Action<Action>(happens => _happens = happens),
        [nameof(FollowingPage.First)] = first ?? Task.CompletedTask,
    });

    private Task<string> ReadSlowlyAsync(CancellationToken gone)
    {
        var read = new TaskCompletionSource<string>();
        _reads.Enqueue(read);
        _began.Release();
        return read.Task;
    }

    private async Task<TaskCompletionSource<string>> NextReadAsync()
    {
        Assert.True(await _began.WaitAsync(TimeSpan.FromMinutes(1), Token), "The page did not read again.");
        Assert.True(_reads.TryDequeue(out var read));
        return read;
    }
}
