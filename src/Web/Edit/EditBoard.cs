using Studio.Jobs.Events;
using Studio.Web.Create;
using Studio.Web.Create.Conversation;
using Studio.Web.Create.Pictures;

namespace Studio.Web.Edit;

/// <summary>The edits of one picture on one page, kept up to date by events; turns and pictures that are known stay the same objects. Used on the circuit's dispatcher only.</summary>
public sealed class EditBoard(EditQueries queries, WaitingPlaces places)
{
    private readonly Dictionary<Guid, LivePicture> _pictures = [];
    private readonly List<LiveTurn> _turns = [];
    private Guid _image;

    public IReadOnlyList<LiveTurn> Turns => _turns;

    /// <summary>Newest first.</summary>
    public IEnumerable<GenerationView> Runs => _turns.SelectMany(turn => turn.View.Generations).OrderByDescending(run => run.CreatedAt).ThenByDescending(run => run.Id);

    public LiveTurn? Turn(Guid? id) => _turns.Find(turn => turn.View.Id == id);

    public LiveTurn? TurnOf(Guid run) => _turns.Find(turn => turn.View.Generations.Any(generation => generation.Id == run));

    public IReadOnlyList<LivePicture> PicturesOf(GenerationView run) => [.. run.Pictures.Select(picture => _pictures[picture.Id])];

    public async Task OpenAsync(Guid image, CancellationToken ct)
    {
        if (_image != image)
        {
            _image = image;
            _turns.Clear();
            _pictures.Clear();
        }

        var views = await queries.TurnsAsync(image, ct);
        _turns.RemoveAll(turn => views.All(view => view.Id != turn.View.Id));
        foreach (var view in views)
        {
            Take(view);
        }

        places.Snapshot(_pictures.Values, _turns);
        await PlaceAsync(ct);
    }

    /// <summary>Why things wait changes without an event, too.</summary>
    public Task PlaceAsync(CancellationToken ct) => places.TellAsync(_pictures.Values, _turns, ct);

    /// <summary>True when more than one tile has to be drawn again.</summary>
    public async Task<bool> HandleAsync(StudioEvent e, CancellationToken ct)
    {
        switch (e)
        {
            case ProgressEvent progress:
                _pictures.GetValueOrDefault(progress.PictureId)?.Apply(progress.Progress);
                return false;
            case UpsamplingEvent writing when Turn(writing.TurnId) is { } turn && turn.Apply(writing):
                return true;
            case QueueEvent:
                await PlaceAsync(ct);
                return false;
            case UpsamplingEvent writing when Turn(writing.TurnId) is not null:
            case PictureEvent picture when TurnOf(picture.GenerationId) is not null:
            case ImageEvent image when _pictures.Values.Any(known => known.View.ImageId == image.ImageId):
            case ThreadEvent thread when _turns.Exists(turn => turn.View.ThreadId == thread.ThreadId):
            case EventsMissed:
                await OpenAsync(_image, ct);
                return true;
            default:
                return false;
        }
    }

    private void Take(TurnView view)
    {
        foreach (var picture in view.Generations.SelectMany(run => run.Pictures))
        {
            if (_pictures.TryGetValue(picture.Id, out var known))
            {
                known.Apply(picture);
            }
            else
            {
                _pictures[picture.Id] = new LivePicture(picture);
            }
        }

        if (Turn(view.Id) is { } turn)
        {
            turn.Apply(view);
            return;
        }

        _turns.Add(new LiveTurn(view));
    }
}
