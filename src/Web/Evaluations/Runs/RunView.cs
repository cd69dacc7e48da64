using Studio.Data.Evaluation.Designs;
using Studio.Data.Evaluation.Runs;
using Studio.Jobs.Evaluations;
using Studio.Web.Evaluations.Lists;

namespace Studio.Web.Evaluations.Runs;

/// <summary>How a run stands.</summary>
/// <param name="Drawn">What is being drawn or comes next; null for nothing.</param>
/// <param name="PairsPlanned">Of one question: those there are, and those of pictures that still come.</param>
/// <param name="PicturesDone">UTC, if nobody else wants pictures; null while nobody knows, or none is left.</param>
/// <param name="Missing">Pictures that cannot be had, the first of them.</param>
public sealed record RunView(
    EvaluationSummary Summary,
    IReadOnlyList<EvaluationEntry> Entries,
    IReadOnlyList<SampleCount> Counts,
    DrawnNow? Drawn,
    IReadOnlyList<MissingSample> Missing,
    IReadOnlyList<RunEvent> Events,
    int WholePrompts,
    int LastHour,
    MonthsMachineTime Month,
    DesignPower Planned,
    DesignPower Now,
    int PairsPlanned,
    DateTime? PicturesDone,
    DateTime ReadAt)
{
    public HumanEvaluation Evaluation => Summary.Evaluation;

    /// <summary>Of the clocks that the person sees.</summary>
    public required TimeZoneInfo Zone { get; init; }

    /// <summary>Null where there is none.</summary>
    public LeftCrowd? Crowd { get; init; }

    public IReadOnlyList<string> Categories => [.. Counts.Select(count => count.Category).Distinct().Order(StringComparer.CurrentCulture)];

    public int VotesPlanned => PairsPlanned * Evaluation.VotesEach * Evaluation.Questions.Count;

    public int Of(params SampleState[] states) => Counts.Where(count => states.Contains(count.State)).Sum(count => count.Count);

    /// <summary>People are faster than the machine.</summary>
    public bool RatersWait => Summary is { IsGenerating: true, Pairs: > 0 } && Summary.Answered >= Summary.Pairs;
}

public sealed record SampleCount(Guid EntryId, string Category, SampleState State, int Count);

/// <param name="Place">Of the prompt, from 1.</param>
/// <param name="PictureId">Null while it is not being drawn.</param>
public sealed record DrawnNow(string Prompt, string Entry, int Number, int Place, Guid? PictureId)
{
    public bool IsDrawn => PictureId is not null;
}

public sealed record MissingSample(Guid Id, string Prompt, string Entry, SampleState State, string? Reason);

/// <param name="About">The rater's name; null for what is about no rater, or one whose answers were deleted.</param>
public sealed record RunEvent(Guid Id, DateTime At, EvaluationEventKind Kind, string? Who, string Detail, string? About = null);

/// <summary>Guests who came in a burst and whose votes nobody has let in.</summary>
public sealed record LeftCrowd(int Guests, int Votes);
