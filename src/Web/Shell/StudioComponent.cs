using System.Diagnostics;
using Microsoft.AspNetCore.Components;
using Studio.Data.Databases;
using Studio.Web.Errors;

namespace Studio.Web.Shell;

/// <summary>
/// Base of components with event handlers: what goes wrong in a press becomes a toast where the person is and the page stays as it was.
/// (An error boundary would throw the page away, with everything typed into it.)
/// </summary>
public abstract class StudioComponent : ComponentBase, IHandleEvent
{
    [Inject]
    protected Toasts Toasts { get; set; } = null!;

    [Inject]
    private ILoggerFactory Logging { get; set; } = null!;

    async Task IHandleEvent.HandleEventAsync(EventCallbackWorkItem callback, object? arg)
    {
        try
        {
            var running = callback.InvokeAsync(arg);
            StateHasChanged();
            await running;
        }
        catch (Exception exception) when (DatabaseTrouble.RefusalOf(exception) is { } refusal)
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
