using Studio.Data.Nodes;
using Studio.Inference.Models;

namespace Studio.Web.Health;

/// <summary>How the whole server is, as measured a moment ago.</summary>
public sealed record HealthView(
    DateTime At,
    string Here,
    IReadOnlyList<NodeView> Nodes,
    QueueHealth Queue,
    DatabaseHealth Database,
    IReadOnlyList<SlotCrash> Crashes,
    IReadOnlyList<TaskHealth> Tasks,
    IReadOnlyList<BrokenModel> BrokenModels)
{
    /// <summary>There is something that screens pictures.</summary>
    public bool HasClassifier { get; init; } = true;

    /// <summary>Pictures of the last day that nothing screened.</summary>
    public int Unscreened { get; init; }

    public IReadOnlyList<NodeView> Running => [.. Nodes.Where(node => node.IsHeard)];

    public int Slots => Running.Sum(node => node.PictureSlots.Count);

    public int WorkingSlots => Running.Where(node => node.TakesWork).Sum(node => node.PictureSlots.Count);

    public int BusySlots => Running.Sum(node => node.PictureSlots.Count(slot => slot.Report.Work is not null));
}

/// <param name="IsHeard">It runs, as far as this server can know.</param>
public sealed record NodeView(Node Row, bool IsHeard, IReadOnlyList<SlotView> Slots)
{
    public string Name => Row.Name;

    public NodeReport Report => Row.Report;

    public IReadOnlyList<SlotView> PictureSlots => [.. Slots.Where(slot => slot.IsPicture)];

    public bool IsLost => !IsHeard && Row.StoppedAt is null;

    public bool TakesWork => IsHeard && !Row.IsPaused && !Report.Device.IsHeld;
}

/// <param name="Workspace">Whose work it does; null while it does none.</param>
/// <param name="Progress">Of the picture; null while it waits, and for prompts.</param>
/// <param name="Preview">Its address, for whoever is a member there and made it.</param>
public sealed record SlotView(SlotReport Report, string? Workspace, Studio.Jobs.Events.PictureProgress? Progress, string? Preview)
{
    public bool IsPicture => Report.Kind == "Picture";
}

/// <param name="HalfSeconds">Half of all pictures of 24 hours waited at most this long; null without any.</param>
public sealed record QueueHealth(int Waiting, int Failed, double? HalfSeconds, double? MostSeconds, IReadOnlyList<HourOfWaits> Hours);

/// <summary>One hour of waiting.</summary>
/// <param name="Start">In UTC.</param>
public sealed record HourOfWaits(DateTime Start, int Pictures, double HalfSeconds, double MostSeconds);

public sealed record DatabaseHealth(string Kind, long? Bytes, long? LogBytes, TimeSpan Answer);

/// <summary>A background task of any workspace: what it is, never whose.</summary>
public sealed record TaskHealth(Guid Id, string Name, Studio.Data.Tasks.BackgroundTaskStatus Status, double Progress, string? Error, DateTime At);
