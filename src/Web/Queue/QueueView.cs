using Studio.Jobs.Nodes;

namespace Studio.Web.Queue;

/// <summary>The queue as one person may see it.</summary>
public sealed record QueueView(IReadOnlyList<RunningPicture> Running, IReadOnlyList<WaitingGeneration> Waiting, IReadOnlyList<FinishedGeneration> Finished, QueueMachine Machine, bool IsMinePaused)
{
    public bool IsEmpty => Running.Count == 0 && Waiting.Count == 0 && Finished.Count == 0;

    public int WaitingPictures => Waiting.Sum(generation => generation.Pictures.Count);

    /// <summary>When the last of one's own waiting pictures will be there; null while nobody can tell.</summary>
    public double? LastOfMine => Waiting.Where(generation => generation.Job.IsMine) is var mine && mine.Any() && mine.All(generation => generation.Seconds is not null)
        ? mine.Max(generation => generation.Seconds)
        : null;
}

/// <summary>What draws. Seconds is what pictures of this workspace lately took; null before the first.</summary>
public sealed record QueueMachine(SlotSupply Supply, int Busy, double? Seconds)
{
    public int Slots => Supply.Working;
}
