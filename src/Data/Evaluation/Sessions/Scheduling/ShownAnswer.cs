namespace Studio.Data.Evaluation.Sessions.Scheduling;

/// <summary>An answer is given about a left and a right picture; a pair knows a first and a second one.</summary>
public static class ShownAnswer
{
    /// <summary>There and back: with the sides changed, left is right.</summary>
    public static VoteAnswer Turned(this VoteAnswer answer, bool isSwapped) => (answer, isSwapped) switch
    {
        (VoteAnswer.Left, true) => VoteAnswer.Right,
        (VoteAnswer.Right, true) => VoteAnswer.Left,
        _ => answer,
    };

    /// <summary>A check is missed by whoever prefers the broken picture or calls both good; nobody has to like the whole one.</summary>
    public static bool Passes(this VoteAnswer answer, VoteAnswer expected) => answer == expected || answer == VoteAnswer.BothBad;
}
