using Studio.Data.Generations;

namespace Studio.Web.Create.Composing;

/// <summary>What was found in a picture's file.</summary>
/// <param name="Text">The prompt; null when the file tells nothing.</param>
/// <param name="Sentence">What was taken and what was not.</param>
public sealed record TakenPicture(string? Text, GenerationSettings? Settings, string Sentence);
