using Studio.Data.Moderation.Strikes;

namespace Studio.Web.Moderation.Queue;

/// <summary>What counts against an author at the moment.</summary>
/// <param name="Strikes">Warnings that count, oldest first.</param>
/// <param name="UntilPause">So many pause creation; 0 = never.</param>
/// <param name="Pause">In force now.</param>
public sealed record AuthorStanding(IReadOnlyList<Strike> Strikes, int UntilPause, PauseInForce? Pause);
