using Microsoft.AspNetCore.Components;
using Studio.Data.Databases;

namespace Studio.Web.Shell;

/// <summary>
/// Base of components with event handlers: a refusal becomes a toast where the person is and the page stays as it was.
/// (An error boundary would throw the page away, with everything typed into it.)
/// </summary>
public abstract class StudioComponent : ComponentBase, IHandleEvent
{
    [Inject]
    protected Toasts Toasts { get; set; } = null!;

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

        StateHasChanged();
    }
}
