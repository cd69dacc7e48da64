using Studio.Data.Evaluation.Designs;

namespace Studio.Web.Evaluations.Lists;

/// <summary>An evaluation in the list: what it is, how far, what it cost and who is needed.</summary>
/// <param name="Systems">Names of its systems.</param>
/// <param name="Settled">Pictures that are there or cannot be had.</param>
/// <param name="VoteMilliseconds">What people spent.</param>
/// <param name="Raters">Guests, members who were asked, and whoever answered; not who only looked.</param>
/// <param name="HasScale">Whether votes join all systems that have any.</param>
public sealed record EvaluationSummary(
    HumanEvaluation Evaluation, IReadOnlyList<string> Systems, int Prompts, int Pictures, int Settled, int Pairs, int Answered, int Votes, long VoteMilliseconds, int Raters, bool HasScale, bool IsBudgetSpent, bool HasGaps)
{
    public int VotesAsked => Pairs * Evaluation.VotesEach;

    /// <summary>Votes that fill a place: of raters who are not left out.</summary>
    public required int Filled { get; init; }

    /// <summary>Pairs that would join systems without a common scale.</summary>
    public int Joining { get; init; }

    public bool IsGenerating => Evaluation.State == EvaluationState.Running && Settled < Pictures;

    public EvaluationStage Stage => Evaluation switch
    {
        { State: EvaluationState.Draft } => EvaluationStage.Draft,
        { State: EvaluationState.Published } => EvaluationStage.Published,
        _ when Votes > 0 && !HasScale => EvaluationStage.NoCommonScale,
        { State: EvaluationState.Closed } => EvaluationStage.Closed,
        { PausedAt: not null } when IsGenerating => EvaluationStage.Paused,
        _ when IsGenerating && IsBudgetSpent => EvaluationStage.Waiting,
        _ when IsGenerating => Votes > 0 ? EvaluationStage.GeneratingAndCollecting : EvaluationStage.Generating,
        _ => EvaluationStage.Collecting,
    };

    public EvaluationHead Head => new(Evaluation.Id, Evaluation.Name, Evaluation.State, Stage, Raters);

    /// <summary>Lane of the list: it waits for whoever runs it, goes on by itself, or is done.</summary>
    public EvaluationLane Lane => Stage switch
    {
        EvaluationStage.Published => EvaluationLane.Published,
        EvaluationStage.Draft or EvaluationStage.Closed or EvaluationStage.NoCommonScale or EvaluationStage.Paused => EvaluationLane.WaitsForYou,
        EvaluationStage.Collecting when Raters == 0 || Answered >= Pairs => EvaluationLane.WaitsForYou,
        _ => EvaluationLane.UnderWay,
    };

    public string What => $"{(Evaluation.State == EvaluationState.Draft ? "" : $"{Systems.Count} systems on {Prompts:N0} {(Prompts == 1 ? "prompt" : "prompts")} · ")}{string.Join(", ", Evaluation.Questions.Select(EvaluationWords.Of))}";
}

public enum EvaluationLane
{
    WaitsForYou,
    UnderWay,
    Published,
}
