using System.Globalization;

namespace Studio.Inference.Models;

/// <summary>What can be asked of a language model; files from elsewhere may say anything.</summary>
public static class PromptingLimits
{
    public const double MaxTemperature = 2;
    public const int MaxTopK = 1_000;
    public const double MaxMinP = 0.5;
    public const double MaxRepetition = 2;
    public const int MinTokens = 16;
    public const int MaxTokens = 1_000;
    public const int MaxInstructions = 4_000;

    /// <summary>What to correct, in a sentence; null when all of it can be done.</summary>
    public static string? Check(PromptingChoice choice) =>
        !(choice.Temperature is >= 0 and <= MaxTemperature) || !(choice.EditTemperature is >= 0 and <= MaxTemperature) ? $"The temperatures lie between 0 and {MaxTemperature}."
        : !(choice.TopP is > 0 and <= 1) ? "Top P lies above 0 and goes to 1, which is off."
        : choice.TopK is < 0 or > MaxTopK ? string.Create(CultureInfo.InvariantCulture, $"Top K lies between 0, which is off, and {MaxTopK:N0}.")
        : !(choice.MinP is >= 0 and <= MaxMinP) ? string.Create(CultureInfo.InvariantCulture, $"Min P lies between 0, which is off, and {MaxMinP}.")
        : !(choice.RepetitionPenalty is >= 1 and <= MaxRepetition) ? $"The penalty for repetition lies between 1, which is off, and {MaxRepetition}."
        : choice.MaxTokens is < MinTokens or > MaxTokens ? string.Create(CultureInfo.InvariantCulture, $"The longest answer lies between {MinTokens} and {MaxTokens:N0} tokens.")
        : choice.SystemPrompt is { Length: > MaxInstructions } ? string.Create(CultureInfo.InvariantCulture, $"The instructions have at most {MaxInstructions:N0} characters.")
        : null;
}
