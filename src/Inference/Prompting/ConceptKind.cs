namespace Studio.Inference.Prompting;

/// <summary>The slot of a picture that a word fills.</summary>
public enum ConceptKind
{
    Object,
    Wearable,
    Color,
    Number,
    Place,
    Time,
    Size,
    Position,
    Relation,

    /// <summary>The word "background" itself.</summary>
    Background,

    /// <summary>Stripes, dots or a gradient on the background.</summary>
    Pattern,

    /// <summary>Words that ask for something to go away.</summary>
    Removal,

    /// <summary>Words that ask for something to come to what is there.</summary>
    Addition,

    /// <summary>A thing that no table has a word for.</summary>
    Unknown,
}
