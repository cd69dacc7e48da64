using Studio.Jobs.Events;

namespace Studio.Web.Create.Pictures;

/// <summary>One picture on one page. A tile listens to its own picture, so that progress draws one tile again and nothing else. Used on the circuit's dispatcher only.</summary>
public sealed class LivePicture(PictureView view)
{
    public event Action? Changed;

    public PictureView View { get; private set; } = view;

    public PictureProgress? Progress { get; private set; }

    /// <summary>Where it stands in the line and why; null when it does not wait.</summary>
    public QueuePlace? Place { get; private set; }

    public void Apply(PictureView view)
    {
        if (view == View)
        {
            return;
        }

        // A second try starts at step 0: the progress of the first is not its own.
        if (view.Attempt != View.Attempt || !view.IsGoing)
        {
            Progress = null;
        }

        View = view;
        Changed?.Invoke();
    }

    public void Apply(PictureProgress progress)
    {
        Progress = progress;
        Changed?.Invoke();
    }

    public void Apply(QueuePlace? place)
    {
        if (place != Place)
        {
            Place = place;
            Changed?.Invoke();
        }
    }
}

/// <param name="Position">1 = next; null when it was sent for later.</param>
/// <param name="Why">A sentence.</param>
public sealed record QueuePlace(int? Position, string Why, double? Seconds);
