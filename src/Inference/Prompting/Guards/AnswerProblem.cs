namespace Studio.Inference.Prompting.Guards;

/// <summary>Why an answer cannot be used as a prompt.</summary>
internal enum AnswerProblem
{
    None,
    Empty,
    TooShort,
    TooLong,
    Loop,
    NotEnglish,

    /// <summary>Marks of the chat template or words of the instructions.</summary>
    Leak,

    /// <summary>Somebody talking or teaching: "I live in the forest", "Snow is a kind of ice".</summary>
    NotDescription,

    /// <summary>Names nothing of what the wish names.</summary>
    OffTopic,
}
