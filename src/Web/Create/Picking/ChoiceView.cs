using Studio.Data.Evaluation;

namespace Studio.Web.Create.Picking;

/// <summary>The question under a turn's pictures.</summary>
/// <param name="Answer">Null while it waits for one.</param>
/// <param name="ComparesSystems">False: both come from the same system, and the answer compares two pictures.</param>
internal sealed record ChoiceView(Guid TurnId, ChoiceSide Left, ChoiceSide Right, bool ComparesSystems, VoteAnswer? Answer, ChoiceState State);

internal sealed record ChoiceSide(Guid ImageId, long? Seed);

internal enum ChoiceState
{
    Asks,
    Answered,

    /// <summary>"Not now" was said often enough in this thread.</summary>
    Stopped,
}
