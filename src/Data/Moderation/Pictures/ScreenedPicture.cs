using Studio.Data.Gallery;
using Studio.Data.Moderation.Cases;

namespace Studio.Data.Moderation.Pictures;

/// <summary>What the rules say about a new picture.</summary>
/// <param name="Standing">Whether it may be seen.</param>
/// <param name="Severity">Of the case about it.</param>
/// <param name="Evidence">Why there is a case; empty when there is none.</param>
public sealed record ScreenedPicture(ImageStanding Standing, CaseSeverity Severity, CaseEvidence? Evidence)
{
    /// <summary>Of that case.</summary>
    public CaseKind Kind { get; init; } = CaseKind.Picture;

    /// <summary>What it would be rejected for.</summary>
    public CaseReason? Category { get; init; }

    public static readonly ScreenedPicture Fine = new(ImageStanding.Shown, CaseSeverity.Low, Evidence: null);
}
