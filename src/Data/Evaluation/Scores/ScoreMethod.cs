namespace Studio.Data.Evaluation.Scores;

public enum ScoreMethod
{
    /// <summary>100 times the cosine of picture and prompt.</summary>
    Clip,

    /// <summary>A vision model says whether the picture shows what the prompt asks for.</summary>
    Judge,
}
