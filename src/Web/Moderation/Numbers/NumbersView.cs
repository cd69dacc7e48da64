using Studio.Data.Moderation.Numbers;

namespace Studio.Web.Moderation.Numbers;

/// <summary>What moderation did in a month.</summary>
public sealed record NumbersView
{
    public required NumbersMonth Month { get; init; }

    /// <summary>The newest first.</summary>
    public required IReadOnlyList<NumbersMonth> Months { get; init; }

    public required IReadOnlyList<CaseVolume> Volumes { get; init; }

    /// <summary>All cases of the month before.</summary>
    public required int CasesBefore { get; init; }

    public required WaitingCases Waiting { get; init; }

    public required IReadOnlyList<DecisionTime> Times { get; init; }

    public required int GoalHours { get; init; }

    public required IReadOnlyList<Overturned> Overturned { get; init; }

    public required IReadOnlyList<AppealSureness> Sureness { get; init; }

    public required IReadOnlyList<JudgedTwice> Judged { get; init; }

    public required IReadOnlyList<RulePrecision> Rules { get; init; }

    public required CheckNumbers Check { get; init; }

    /// <summary>One's own, or everybody's for owners and admins.</summary>
    public required IReadOnlyList<ReviewerRow> Reviewers { get; init; }

    /// <summary>What others decided about appealed cases is not counted among theirs yet.</summary>
    public required bool AppealsWait { get; init; }

    public int Cases => Volumes.Sum(volume => volume.Count);

    public int Decided => Times.Sum(time => time.Count);

    public int Appeals => Overturned.Sum(of => of.Appeals);

    public int Granted => Overturned.Sum(of => of.Granted);
}

/// <param name="Own">Looks and breaks: only of the person who reads.</param>
public sealed record ReviewerRow(string Name, int Hue, Guid? Portrait, int Decided, int Busiest, OwnExposure? Own);
