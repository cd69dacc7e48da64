using Microsoft.EntityFrameworkCore;
using Studio.Data.Moderation.Cases;

namespace Studio.Data.Moderation.Numbers;

/// <summary>What one person decided in a month, and did not take back.</summary>
/// <param name="Busiest">Most in a day of the workspace.</param>
public sealed record ReviewerLoad(Guid UserId, int Decided, int Busiest)
{
    /// <param name="context">Of the workspace.</param>
    /// <param name="span">The month.</param>
    /// <param name="only">One person; null for everybody.</param>
    /// <param name="reader">Whose own decisions are counted whatever is sealed.</param>
    /// <param name="closed">Cases whose decisions by others are not counted yet (SealedCases).</param>
    /// <param name="cancellationToken">The caller's.</param>
    public static async Task<IReadOnlyList<ReviewerLoad>> ReadAsync(StudioDbContext context, NumbersSpan span, Guid? only, Guid? reader, IReadOnlyCollection<Guid> closed, CancellationToken cancellationToken)
    {
        var days = new List<(Guid User, DateTime Day, int Count)>();
        foreach (var piece in span.Pieces)
        {
            var found = await context.CaseDecisions
                .Where(d => d.At >= piece.From && d.At < piece.To && d.ById != null && (only == null || d.ById == only) && (d.ById == reader || !closed.Contains(d.CaseId)) && (d.Act == CaseAct.Approved || d.Act == CaseAct.Rejected)
                    && !context.CaseDecisions.Any(undone => undone.Undoes == d.Id))
                .GroupBy(d => new { d.ById, Day = d.At.AddMinutes(piece.Minutes).Date })
                .Select(of => new { of.Key.ById, of.Key.Day, Count = of.Count() })
                .ToListAsync(cancellationToken);
            days.AddRange(found.Select(of => (of.ById!.Value, of.Day, of.Count)));
        }

        return
        [
            .. days.GroupBy(day => day.User)
                .Select(of => new ReviewerLoad(of.Key, of.Sum(day => day.Count), of.GroupBy(day => day.Day).Max(day => day.Sum(piece => piece.Count))))
                .OrderByDescending(load => load.Decided).ThenBy(load => load.UserId),
        ];
    }
}
