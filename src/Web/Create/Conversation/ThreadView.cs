using Studio.Data.Moderation.Findings;
using Studio.Data.Prompts;
using Studio.Web.Create.Pictures;
using Studio.Web.Create.Ruled;

namespace Studio.Web.Create.Conversation;

/// <summary>A thread as the page shows it: read once, then kept up to date by events.</summary>
public sealed record ThreadView(Guid Id, string Title, Guid CreatedById, DateTime? DeletedAt, IReadOnlyList<TurnView> Turns);

public sealed record TurnView
{
    public required Guid Id { get; init; }

    public required Guid ThreadId { get; init; }

    public required int Ordinal { get; init; }

    public required string Wish { get; init; }

    public required string Language { get; init; }

    public IReadOnlyList<LockedPhrase> Locked { get; init; } = [];

    public required bool UpsamplingOn { get; init; }

    public Guid? ParentImageId { get; init; }

    public required AuthorView Author { get; init; }

    public required DateTime CreatedAt { get; init; }

    /// <summary>The newest run of the language model; none when upsampling was off.</summary>
    public WritingView? Writing { get; init; }

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<RevisionView> Revisions { get; init; } = [];

    /// <summary>What rules found in its texts; the newest first.</summary>
    public IReadOnlyList<FindingView> Findings { get; init; } = [];

    /// <summary>The wish does not go on as it is.</summary>
    public FindingView? Stop => Findings.FirstOrDefault(finding => finding.Stage == TextStage.Wish) is { Stops: true } stop ? stop : null;

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<GenerationView> Generations { get; init; } = [];
}

public sealed record AuthorView(Guid Id, string Name, int Hue, Guid? Portrait = null);

public sealed record WritingView(Guid Id, UpsamplingStatus Status, string Model, long Seed, string Text, string? Note)
{
    /// <summary>Where the wish went when it left this server.</summary>
    public string? Host { get; init; }

    public bool IsGoing => Status is UpsamplingStatus.Queued or UpsamplingStatus.Writing;
}

public sealed record RevisionView(Guid Id, int Ordinal, string Text, PromptOrigin Origin, Guid? UpsamplingId);
