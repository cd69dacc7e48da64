namespace Studio.Web.Shell;

/// <summary>Sentences at the bottom of the page, one at a time. One per circuit.</summary>
public sealed class Toasts(TimeProvider time) : IDisposable
{
    /// <summary>How long a person has to press Undo.</summary>
    public static readonly TimeSpan Duration = TimeSpan.FromSeconds(10);

    private ITimer? _timer;

    public Toast? Current { get; private set; }

    public event Action? Changed;

    /// <summary>Says what was done; with <paramref name="undo"/> it can be taken back for ten seconds.</summary>
    public void Show(string text, Func<Task>? undo = null)
    {
        Show(new Toast(text, undo is null ? null : new ToastAction("Undo", undo, Key: "z")));
    }

    /// <summary>Says what happened and offers one press, such as Look.</summary>
    public void Show(string text, string label, Func<Task> action)
    {
        Show(new Toast(text, new ToastAction(label, action)));
    }

    /// <summary>Says what went wrong; stays until it is closed.</summary>
    public void ShowError(string text) => Show(new Toast(text, IsError: true));

    public void Close()
    {
        Current = null;
        Changed?.Invoke();
    }

    public void Dispose() => _timer?.Dispose();

    private void Show(Toast toast)
    {
        _timer?.Dispose();
        _timer = toast.IsError ? null : time.CreateTimer(_ => CloseIfStill(toast), null, Duration, Timeout.InfiniteTimeSpan);
        Current = toast;
        Changed?.Invoke();
    }

    private void CloseIfStill(Toast toast)
    {
        if (ReferenceEquals(Current, toast))
        {
            Close();
        }
    }
}

public sealed record Toast(string Text, ToastAction? Action = null, bool IsError = false);

public sealed record ToastAction(string Label, Func<Task> Run, string? Key = null);
