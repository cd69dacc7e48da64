using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Moderation.Findings;
using Studio.Data.Prompts;

namespace Studio.Jobs.Upsamplings;

/// <summary>Wishes as language models read them: with other words where a rule of the policy asked for them and nobody let the wish through as it was.</summary>
internal static class RuledWishes
{
    public static async Task<string> OfAsync(StudioDbContext db, Turn turn, CancellationToken ct) =>
        (await OfAsync(db, [turn.Id], ct)).GetValueOrDefault(turn.Id, turn.Wish);

    /// <returns>By the turn; one whose wish stands as it was written is not among them.</returns>
    public static async Task<IReadOnlyDictionary<Guid, string>> OfAsync(StudioDbContext db, IReadOnlyCollection<Guid> turns, CancellationToken ct)
    {
        var findings = await db.PolicyFindings.AsNoTracking()
            .Where(f => turns.Contains(f.TurnId) && f.Stage == TextStage.Wish)
            .OrderBy(f => f.CreatedAt)
            .Select(f => new { f.TurnId, f.Outcome, f.Standing, f.ChangedText })
            .ToListAsync(ct);
        return findings.GroupBy(f => f.TurnId).Select(of => of.Last())
            .Where(f => f is { Outcome: TextOutcome.Changed, Standing: not FindingStanding.Approved, ChangedText: not null })
            .ToDictionary(f => f.TurnId, f => f.ChangedText!);
    }
}
