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
        var (read, classifier, oldest) = (0, (string?)null, since);
        var images = context.Images.AlsoHidden().Where(image => image.CreatedAt >= since && image.Safety != null)
            .OrderByDescending(image => image.CreatedAt).Take(Most + 1)
            .Select(image => new
            {
                image.Id,
                image.CreatedAt,
                image.Safety,
                // What a rule decided was decided as it came: nobody looked.
                Case = context.Cases.Where(c => c.ImageId == image.Id).OrderByDescending(c => c.DecidedAt > c.OpenedAt).ThenByDescending(c => c.DecidedAt)
                    .Select(c => new { c.Id, Verdict = c.DecidedAt > c.OpenedAt ? c.Verdict : null }).FirstOrDefault(),
            })
            .AsNoTracking().AsAsyncEnumerable();
        await foreach (var image in images.WithCancellation(cancellationToken))
        {
            if (++read > Most)
            {
                board.Since = oldest;
                break;
            }

            oldest = image.CreatedAt;
            classifier ??= image.Safety!.ClassifierHash;
            if (image.Safety!.ClassifierHash != classifier)
            {
                board.LeftOut++;
                continue;
            }

            board.Pictures++;
            var said = image.Case?.Verdict switch { CaseVerdict.Rejected => Said.Rejected, CaseVerdict.Approved => Said.Approved, _ => Said.Nothing };
            foreach (var (name, score) in image.Safety.Scores)
            {
                board.Of(name).Add(new ScoredPicture(image.Id, image.Case?.Id, score, said));
            }
        }

        return board;
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
