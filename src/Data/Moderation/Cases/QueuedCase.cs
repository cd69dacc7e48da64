namespace Studio.Data.Moderation.Cases;

/// <summary>A line of the queue.</summary>
public sealed record QueuedCase
{
    public required Guid Id { get; init; }

    public required CaseKind Kind { get; init; }

    public required CaseSeverity Severity { get; init; }

    public required int Weight { get; init; }

    public required DateTime OpenedAt { get; init; }

    public required bool IsEscalated { get; init; }

    public required Guid? ImageId { get; init; }

    /// <summary>So many other lines of the same reading are about pictures that look alike.</summary>
    public int Alike { get; init; }

    public required string Author { get; init; }

    public required string? Reporter { get; init; }

    public required string Said { get; init; }

    public required CaseEvidence Evidence { get; init; }

    public required bool IsMine { get; init; }

    public required Guid? AppealOf { get; init; }

    /// <summary>They decided the case that is appealed.</summary>
    public bool DecidedFirst { get; init; }

    /// <summary>Of two people one gave a view.</summary>
    public required bool FirstIsIn { get; init; }

    /// <summary>And that was they.</summary>
    public required bool ViewedFirst { get; init; }

    public required Guid? HolderId { get; init; }

    public required string? Holder { get; init; }

    public required DateTime? HeldUntil { get; init; }
}
