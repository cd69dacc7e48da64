namespace Studio.Web.Queue;

/// <summary>The pictures of one generation that still wait; place and sentence are those of the first of them, the time that of the last.</summary>
/// <param name="IsPlanned">Sent for later: it has no place yet.</param>
public sealed record WaitingGeneration(QueueJob Job, int Place, string Why, double? Seconds, IReadOnlyList<WaitingPicture> Pictures, bool IsPaused, bool IsPlanned);

public sealed record WaitingPicture(Guid Id, int Ordinal, int Place, double? Seconds);
