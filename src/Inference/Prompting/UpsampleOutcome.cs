namespace Studio.Inference.Prompting;

public enum UpsampleOutcome
{
    /// <summary>The model's own words.</summary>
    Written,

    /// <summary>The program put something right; the note says what.</summary>
    Repaired,

    /// <summary>Two answers were unusable, so the text is the wish itself.</summary>
    WishKept,
}
