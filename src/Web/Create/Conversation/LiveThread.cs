using Studio.Web.Create.Pictures;

namespace Studio.Web.Create.Conversation;

/// <summary>A thread on one page: rows as they were read, and what is known since. Used on the circuit's dispatcher only.</summary>
public sealed class LiveThread
{
    private readonly Dictionary<Guid, LivePicture> _pictures = [];
    private readonly List<LiveTurn> _turns = [];

    public LiveThread(ThreadView view)
    {
        View = view;
        Replace(view);
    }

    public ThreadView View { get; private set; }

    public IReadOnlyList<LiveTurn> Turns => _turns;

    public IEnumerable<LivePicture> Pictures => _pictures.Values;

    /// <summary>What was sent last.</summary>
    public GenerationView? Newest => _turns.SelectMany(turn => turn.View.Generations).LastOrDefault();

    public IReadOnlyList<LivePicture> NewestPictures => Newest is { } newest ? PicturesOf(newest) : [];

    /// <summary>A prompt is ready or being edited: the next press is the person's.</summary>
    public bool WaitsForPerson => _turns is [.., var last]
        && (last.Editing is not null || (last.View is { Generations.Count: 0, Revisions.Count: > 0 } && last.View.Writing is not { IsGoing: true }));

    public LiveTurn? Turn(Guid id) => _turns.Find(turn => turn.View.Id == id);

    public LivePicture? Picture(Guid id) => _pictures.GetValueOrDefault(id);

    public LiveTurn? TurnOf(Guid generationId) => _turns.Find(turn => turn.View.Generations.Any(generation => generation.Id == generationId));

    public IReadOnlyList<LivePicture> PicturesOf(GenerationView generation) => [.. generation.Pictures.Select(picture => _pictures[picture.Id])];

    /// <summary>Turns and pictures that are known already stay the same objects, so that their components stay too.</summary>
    public void Replace(ThreadView view)
    {
        View = view;
        _turns.RemoveAll(turn => view.Turns.All(read => read.Id != turn.View.Id));
        foreach (var turn in view.Turns)
        {
            Replace(turn);
        }
    }

    public void Replace(TurnView view)
    {
        foreach (var picture in view.Generations.SelectMany(generation => generation.Pictures))
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
        _turns.Sort((a, b) => a.View.Ordinal.CompareTo(b.View.Ordinal));
    }
}
