using Studio.Data.Moderation.Strikes;

namespace Studio.Web.Moderation.Authors;

/// <summary>The warning that came with a decision, as its author reads it.</summary>
/// <param name="LapsesAt">UTC.</param>
/// <param name="LiftedBy">Why it counts no more; null while it does or lapsed.</param>
/// <param name="Number">Of those that count; 0 for one that does not.</param>
/// <param name="Until">So many pause creation; 0 = never.</param>
/// <param name="PauseDays">For so long.</param>
public sealed record AuthorStrike(DateTime LapsesAt, StrikeEnd? LiftedBy, int Number, int Until, int PauseDays);
