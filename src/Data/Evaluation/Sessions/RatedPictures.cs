using Microsoft.EntityFrameworkCore;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;

namespace Studio.Data.Evaluation.Sessions;

/// <summary>Which picture stands behind a name that a rater was given: as long as they look at its pair, and small for a while after a repeated one. Scoped.</summary>
public sealed class RatedPictures(IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace, TimeProvider time)
{
    /// <summary>So long a pair that came twice is still there on the last page.</summary>
    internal static readonly TimeSpan ShownAgain = TimeSpan.FromDays(1);

    /// <summary>Unknown to everybody else, after the answer (a repeated one: a day after it), after the lease, and once the picture is held, removed or in the trash.</summary>
    public async Task<RatedPicture> FindAsync(Guid rater, string key, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.Rate);
        var now = time.GetUtcNow().UtcDateTime;
        var lately = now - ShownAgain;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var found = await context.RatingAssignments
            .Where(a => a.RaterId == rater && (a.LeftKey == key || a.RightKey == key) && (a.AnsweredAt == null ? a.LeasedUntil > now : a.Kind == AssignmentKind.Repeat && a.AnsweredAt > lately))
            .Join(context.RatingPairs, a => a.PairId, pair => pair.Id, (a, pair) => new { a.LeftKey, a.IsSwapped, IsAnswered = a.AnsweredAt != null, pair.FirstSampleId, pair.SecondSampleId })
            .Join(context.EvaluationSamples, row => row.FirstSampleId, sample => sample.Id, (row, first) => new { row, First = first.ImageId })
            .Join(context.EvaluationSamples, row => row.row.SecondSampleId, sample => sample.Id, (row, second) => new { row.row, row.First, Second = second.ImageId })
            .SingleOrDefaultAsync(cancellationToken) ?? throw Unknown();
        var images = await context.Images.AlsoOfEvaluations().AsNoTracking().Where(image => (image.Id == found.First || image.Id == found.Second) && image.DeletedAt == null)
            .Select(image => new { image.Id, image.BlobHash, image.Width, image.Height }).ToDictionaryAsync(image => image.Id, cancellationToken);
        // Where one of the two is not shown, neither is: the pair is given up.
        if (!images.TryGetValue(found.First ?? default, out var first) || !images.TryGetValue(found.Second ?? default, out var second))
        {
            throw Unknown();
        }

        var isFirst = (key == found.row.LeftKey) != found.row.IsSwapped;
        var (own, other) = isFirst ? (first, second) : (second, first);
        return new RatedPicture(own.Id, own.BlobHash, (own.Width, own.Height), (other.Width, other.Height), IsScrambled: !isFirst && found.row.FirstSampleId == found.row.SecondSampleId, IsSmall: found.row.IsAnswered);
    }

    private static RatingRefused Unknown() => new(RatingRefusal.NoPicture);
}

/// <param name="Other">Size of the one beside it: both are sent equally large.</param>
/// <param name="IsScrambled">The wrong side of a check.</param>
/// <param name="IsSmall">For the last page.</param>
public sealed record RatedPicture(Guid Image, string BlobHash, (int Width, int Height) Size, (int Width, int Height) Other, bool IsScrambled, bool IsSmall);
