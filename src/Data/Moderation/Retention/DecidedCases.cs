using Studio.Data.Moderation.Cases;

namespace Studio.Data.Moderation.Retention;

/// <summary>Cases that came to their end before a moment, with the appeal against them if there was one: what is still looked at is no old case.</summary>
internal static class DecidedCases
{
    public static IQueryable<ModerationCase> Before(StudioDbContext context, DateTime before) => Ended(context.Cases, before)
        .Where(c => !context.Cases.Any(appeal => appeal.AppealOf == c.Id && !(
            (appeal.State == CaseState.Decided && appeal.DecidedAt < before) || (appeal.State == CaseState.Withdrawn && appeal.OpenedAt < before))));

    /// <summary>What was taken back has no moment of a decision.</summary>
    private static IQueryable<ModerationCase> Ended(IQueryable<ModerationCase> cases, DateTime before) => cases
        .Where(c => (c.State == CaseState.Decided && c.DecidedAt < before) || (c.State == CaseState.Withdrawn && c.OpenedAt < before));
}
