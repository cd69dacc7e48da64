namespace Studio.Data.Evaluation;

public enum VoteSource
{
    /// <summary>"Which of these two?" in the studio, on one's own pictures.</summary>
    Choice,

    /// <summary>Two of one's own pictures of a turn that were given stars: more stars is better. It has no sides.</summary>
    Stars,

    /// <summary>A rating session of an evaluation.</summary>
    Session,
}
