using Microsoft.EntityFrameworkCore;
using Studio.Data.Moderation.Cases;

namespace Studio.Data.Moderation.Limits;

/// <summary>How long people worked on cases about pictures, from taking one to the press. What was decided along with another took no time of its own.</summary>
/// <param name="Decisions">That were measured.</param>
/// <param name="Seconds">Each, on average.</param>
public sealed record ReviewTime(int Decisions, double Seconds)
{
    /// <summary>With fewer the average says nothing yet.</summary>
    public const int Fewest = 10;

    /// <returns>Null while too few were measured.</returns>
    public static async Task<ReviewTime?> ReadAsync(StudioDbContext context, DateTime from, DateTime to, CancellationToken cancellationToken)
    {
        var all = await context.CaseDecisions.Where(d => d.At >= from && d.At < to && d.WorkedSeconds != null && context.Cases.Any(c => c.Id == d.CaseId && c.ImageId != null && c.Kind != CaseKind.Appeal))
            .GroupBy(_ => 1).Select(of => new { Count = of.Count(), Mean = of.Average(d => d.WorkedSeconds!.Value) }).FirstOrDefaultAsync(cancellationToken);
        return all is { Count: >= Fewest } ? new ReviewTime(all.Count, all.Mean) : null;
    }

    /// <summary>What people would look at with a limit: what reaches it, without what a rule blocks by itself.</summary>
    public static int Looks(ClassScores scores, int? limit, int? block) =>
        limit is { } known ? Math.Max(0, scores.At(known).All - (block is { } blocked ? scores.At(blocked).All : 0)) : 0;

    /// <summary>For so many pictures.</summary>
    public TimeSpan For(int looks) => TimeSpan.FromSeconds(looks * Seconds);
}
