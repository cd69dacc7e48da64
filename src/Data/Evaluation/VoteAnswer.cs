namespace Studio.Data.Evaluation;

public enum VoteAnswer
{
    Left,
    Right,

    /// <summary>A tie.</summary>
    BothGood,

    /// <summary>A tie too.</summary>
    BothBad,
}
