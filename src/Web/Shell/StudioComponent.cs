using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Components;
using Studio.Jobs.Events;
using Studio.Web.Errors;

namespace Studio.Web.Shell;

/// <summary>
/// Base of components with event handlers: what goes wrong in a press becomes a toast where the person is and the page stays as it was.
/// (An error boundary would throw the page away, with everything typed into it.)
/// What they do unasked is logged when it fails, and tried again while only the database is away.
/// </summary>
public abstract class StudioComponent : ComponentBase, IHandleEvent, IAsyncDisposable
{
    // Cancelled and never disposed: what waits for the database when the component goes still asks for its token.
    private readonly CancellationTokenSource _gone = new();
    private readonly TaskCompletionSource _firstReading = new();
    private readonly List<ITimer> _timers = [];
    private readonly List<IDisposable> _watches = [];
    private bool _isBegun;

    [Inject]
    protected Toasts Toasts { get; set; } = null!;

    [Inject]
    private ILoggerFactory Logging { get; set; } = null!;

    [Inject]
    private TimeProvider Clock { get; set; } = null!;

    [Inject]
    private IHostApplicationLifetime Program { get; set; } = null!;

    [Inject]
    private StudioEvents Events { get; set; } = null!;

    /// <summary>Cancelled when the component leaves the page.</summary>
    protected CancellationToken Gone => _gone.Token;

    /// <summary>What is unasked waits for the first of these to end, with all that the component reads to begin with.</summary>
    public override async Task SetParametersAsync(ParameterView parameters)
    {
        var isFirst = !_isBegun;
        _isBegun = true;
        try
        {
            await base.SetParametersAsync(parameters);
        }
        finally
        {
            if (isFirst)
            {
                _firstReading.SetResult();
            }
        }
    }

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await _gone.CancelAsync();
        foreach (var watch in _watches)
        {
            watch.Dispose();
        }

        foreach (var timer in _timers)
        {
            await timer.DisposeAsync();
        }

        await LeaveAsync();
    }

    /// <summary>Lets go of what the component holds on to: scripts, handlers of its own.</summary>
    protected virtual ValueTask LeaveAsync() => ValueTask.CompletedTask;

    /// <summary>
    /// What happens in a workspace, from now until the component leaves; the handler is called on a pool thread and hands over to <see cref="Unasked(Func{Task}, string)"/>.
    /// To be called before the first reading: what happens during it is then worked off after it, and nothing falls between the two.
    /// </summary>
    protected void Follow(Guid workspaceId, Action<StudioEvent> handler) => _watches.Add(Events.Subscribe(workspaceId, handler));

    /// <summary>Work that nobody presses for, to be called from any thread: calls that come while it runs make it run once more.</summary>
    protected Action Unasked(Func<Task> work, [CallerArgumentExpression(nameof(work))] string name = "")
    {
        var unasked = Unasked<bool>(_ => work(), name);
        return () => unasked(true);
    }

    /// <summary>The same for what has no need to wait.</summary>
    protected Action Unasked(Action work, [CallerArgumentExpression(nameof(work))] string name = "")
    {
        var unasked = Unasked<bool>(_ => { work(); return Task.CompletedTask; }, name);
        return () => unasked(true);
    }

    /// <summary>The same again and again, until the component leaves.</summary>
    protected ITimer UnaskedEvery(TimeSpan period, Func<Task> work, [CallerArgumentExpression(nameof(work))] string name = "")
    {
        var unasked = Unasked(work, name);
        _timers.Add(Clock.CreateTimer(_ => unasked(), state: null, period, period));
        return _timers[^1];
    }

    /// <summary>The same with something to work on, such as an event: one after the other, in their order.</summary>
    protected Action<T> Unasked<T>(Func<T, Task> work, [CallerArgumentExpression(nameof(work))] string name = "") =>
        new UnaskedWork<T>(name, work, InvokeAsync, new UnaskedPlace(Logging.CreateLogger(GetType()), Clock, Program, _firstReading.Task, Gone)).Add;

    async Task IHandleEvent.HandleEventAsync(EventCallbackWorkItem callback, object? arg)
    {
        try
        {
            var running = callback.InvokeAsync(arg);
            StateHasChanged();
            await running;
        }
        catch (Exception exception) when (Refusals.Of(exception) is { } refusal)
        {
            Toasts.ShowError(refusal.Message);
        }
        catch (Exception mistake) when (mistake is not (OperationCanceledException or NavigationException))
        {
            // The edge of a press: here it is logged, once, and said.
            var trace = Activity.Current?.TraceId.ToString() ?? Guid.NewGuid().ToString("N");
            ErrorLog.ActionFailed(Logging.CreateLogger(GetType()), trace, mistake);
            Toasts.ShowError($"The studio made a mistake, and this was not done; what you typed is still here. Try again, or give this note to whoever looks after the server: {trace}");
        }

        StateHasChanged();
    }
}
