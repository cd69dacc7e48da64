namespace Studio.Data.Moderation.Cases;

/// <summary>What is said to open a case.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Severity">How bad it would be.</param>
/// <param name="AuthorId">Whose words or picture it is.</param>
/// <param name="Evidence">Why.</param>
public sealed record NewCase(CaseKind Kind, CaseSeverity Severity, Guid AuthorId, CaseEvidence Evidence)
{
    /// <summary>See <see cref="CaseWeight"/>.</summary>
    public int Reach { get; init; } = 1;

    public CaseReason? Category { get; init; }

    public Guid? ReporterId { get; init; }

    public Guid? TurnId { get; init; }

    public Guid? ImageId { get; init; }

    public Guid? FindingId { get; init; }

    public Guid? AppealOf { get; init; }

    /// <summary>What a member says about it.</summary>
    public string Said { get; init; } = "";

    /// <summary>Copied: the conversation may be gone before the case is decided.</summary>
    public string Wish { get; init; } = "";

    public string? Language { get; init; }

    public string Prompt { get; init; } = "";
}
