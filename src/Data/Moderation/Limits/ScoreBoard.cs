using Microsoft.EntityFrameworkCore;
using Studio.Data.Gallery;
using Studio.Data.Moderation.Cases;

namespace Studio.Data.Moderation.Limits;

/// <summary>The scores of a time, by class: read once, one picture after the other, and kept as counts.</summary>
public sealed class ScoreBoard
{
    /// <summary>So many of the newest are read at most: the page answers however many pictures there are, and says from when on it counts.</summary>
    public const int Most = 20_000;

    private readonly Dictionary<string, ClassScores> _classes = new(StringComparer.Ordinal);

    private ScoreBoard()
    {
    }

    public IReadOnlyDictionary<string, ClassScores> Classes => _classes;

    public int Pictures { get; private set; }

    /// <summary>Scored by another classifier than the newest picture: its scores mean something else.</summary>
    public int LeftOut { get; private set; }

    /// <summary>There were more: the oldest that is counted is of this moment.</summary>
    public DateTime? Since { get; private set; }

    /// <summary>Also what is held, removed or in the trash; not what was deleted for good.</summary>
    public static async Task<ScoreBoard> ReadAsync(StudioDbContext context, DateTime since, CancellationToken cancellationToken)
    {
        var board = new ScoreBoard();
        string? classifier = null;
        var images = await context.Images.AlsoHidden().Where(image => image.CreatedAt >= since && image.Safety != null)
            .OrderByDescending(image => image.CreatedAt).Take(Most + 1)
            .Select(image => new { image.Id, image.CreatedAt, image.Safety })
            .AsNoTracking().ToListAsync(cancellationToken);
        var cases = await CasesAsync(context, images.Count == 0 ? since : images[^1].CreatedAt, cancellationToken);
        foreach (var image in images.Take(Most))
        {
            classifier ??= image.Safety!.ClassifierHash;
            if (image.Safety!.ClassifierHash != classifier)
            {
                board.LeftOut++;
                continue;
            }

            board.Pictures++;
            var (about, verdict) = cases.GetValueOrDefault(image.Id);
            var said = verdict switch { CaseVerdict.Rejected => Said.Rejected, CaseVerdict.Approved => Said.Approved, _ => Said.Nothing };
            foreach (var (name, score) in image.Safety.Scores)
            {
                board.Of(name).Add(new ScoredPicture(image.Id, about, score, said));
            }
        }

        board.Since = images.Count > Most ? images[Most - 1].CreatedAt : null;
        return board;
    }

    /// <summary>Of each picture the case that a person decided last, or else its newest. What a rule decided was decided as it came: nobody looked.</summary>
    private static async Task<Dictionary<Guid, (Guid? Case, CaseVerdict? Verdict)>> CasesAsync(StudioDbContext context, DateTime since, CancellationToken cancellationToken)
    {
        var found = new Dictionary<Guid, (Guid? Case, CaseVerdict? Verdict)>();
        var last = new Dictionary<Guid, (bool ByPerson, DateTime? At)>();
        var cases = context.Cases
            .Join(context.Images.AlsoHidden().Where(image => image.CreatedAt >= since), c => c.ImageId, image => image.Id, (c, image) => new { c.Id, ImageId = image.Id, c.Kind, c.OpenedAt, c.DecidedAt, c.Verdict })
            .AsAsyncEnumerable();
        await foreach (var about in cases.WithCancellation(cancellationToken))
        {
            // Opened by the press that decided them, and a person pressed.
            var isPressed = about.Kind is CaseKind.Derived or CaseKind.Returned;
            var rank = (ByPerson: isPressed || about.DecidedAt > about.OpenedAt, At: about.DecidedAt);
            if (!last.TryGetValue(about.ImageId, out var before) || Comparer<(bool, DateTime?)>.Default.Compare(rank, before) > 0)
            {
                last[about.ImageId] = rank;
                found[about.ImageId] = (about.Id, rank.ByPerson ? about.Verdict : null);
            }
        }

        return found;
    }

    private ClassScores Of(string name)
    {
        if (!_classes.TryGetValue(name, out var scores))
        {
            _classes[name] = scores = new ClassScores();
        }

        return scores;
    }
}
