using Studio.Data.Generations;
using Studio.Jobs.Events;
using Studio.Web.Create.Pictures;

namespace Studio.Web.Create.Conversation;

/// <summary>
/// Keeps one thread up to date: rows first, then what is computed right now, then events in their order.
/// Subscribe before <see cref="OpenAsync"/>: an event that is older than the rows is applied again and does no harm, a missed one would.
/// </summary>
public sealed class ThreadBoard(CreateQueries queries, WaitingPlaces places)
{
    public LiveThread? Thread { get; private set; }

    /// <summary>The last picture of a generation is finished.</summary>
    public event Action<GenerationView>? Finished;

    public async Task OpenAsync(Guid? threadId, CancellationToken ct)
    {
        var view = threadId is { } id ? await queries.ThreadAsync(id, ct) : null;
        if (view is null)
        {
            Thread = null;
            return;
        }

        if (Thread is not null && Thread.View.Id == view.Id)
        {
            Thread.Replace(view);
        }
        else
        {
            Thread = new LiveThread(view);
        }

        places.Snapshot(Thread.Pictures, Thread.Turns);
        await PlaceAsync(ct);
    }

    /// <summary>Why things wait changes without an event, too: a disk fills up, others are quicker than was thought.</summary>
    public Task PlaceAsync(CancellationToken ct) => Thread is null ? Task.CompletedTask : places.TellAsync([.. Thread.Pictures], Thread.Turns, ct);

    /// <summary>True when the page around the turns has to be drawn again.</summary>
    public async Task<bool> HandleAsync(StudioEvent e, CancellationToken ct)
    {
        if (Thread is null)
        {
            return false;
        }

        switch (e)
        {
            case ProgressEvent progress:
                Thread.Picture(progress.PictureId)?.Apply(progress.Progress);
                return false;
            case UpsamplingEvent writing when Thread.Turn(writing.TurnId) is { } turn:
                if (!turn.Apply(writing))
                {
                    await ReloadAsync(turn, ct);
                    return true;
                }

                return false;
            case PictureEvent picture when Thread.TurnOf(picture.GenerationId) is { } turn:
                await ReloadAsync(turn, ct);
                Announce(turn, picture);
                return true;
            case ImageEvent image when Thread.Turns.FirstOrDefault(t => Holds(t, image.ImageId)) is { } turn:
                await ReloadAsync(turn, ct);
                return false;
            case EventsMissed:
                await OpenAsync(Thread.View.Id, ct);
                return true;
            case ThreadEvent thread when thread.ThreadId == Thread.View.Id:
                await OpenAsync(thread.ThreadId, ct);
                return true;
            case QueueEvent:
                await PlaceAsync(ct);
                return false;
            default:
                return false;
        }
    }

    public async Task ReloadAsync(LiveTurn turn, CancellationToken ct)
    {
        if (await queries.TurnAsync(turn.View.Id, ct) is { } view)
        {
            Thread?.Replace(view);
        }
    }

    private void Announce(LiveTurn turn, PictureEvent e)
    {
        var generation = turn.View.Generations.First(g => g.Id == e.GenerationId);
        if (e.Status is PictureStatus.Succeeded && generation.Pictures.All(picture => !picture.IsGoing))
        {
            Finished?.Invoke(generation);
        }
    }

    private static bool Holds(LiveTurn turn, Guid imageId) =>
        turn.View.Generations.Any(generation => generation.Pictures.Any(picture => picture.ImageId == imageId));
}
