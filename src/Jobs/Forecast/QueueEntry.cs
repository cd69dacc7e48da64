namespace Studio.Jobs;

/// <summary>One picture that waits.</summary>
/// <param name="Position">1 = the next one of all workspaces.</param>
/// <param name="EtaSeconds">Until it is finished; null while the model has never been measured.</param>
/// <param name="Why">Why it waits, a sentence for the person.</param>
/// <param name="IsPaused">Its member set it aside.</param>
public sealed record QueueEntry(Guid PictureId, Guid GenerationId, int Position, int PicturesAhead, double? EtaSeconds, string Why, bool IsPaused = false)
{
    /// <summary>It was sent for later and takes no place before; null when it waits its turn.</summary>
    public DateTime? Starts { get; init; }
}
