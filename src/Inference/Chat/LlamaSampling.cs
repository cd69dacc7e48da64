using Microsoft.Extensions.AI;

namespace Studio.Inference.Chat;

/// <summary>How the next token is chosen. Temperature 0 takes the likeliest.</summary>
public sealed record LlamaSampling(float Temperature, float TopP, int TopK, float MinP, float RepetitionPenalty, uint Seed)
{
    /// <summary>Keys of ChatOptions.AdditionalProperties for what the interface has no property for.</summary>
    public const string MinPKey = "min_p";
    public const string RepetitionPenaltyKey = "repetition_penalty";

    internal static LlamaSampling Of(ChatOptions? options) => new(
        options?.Temperature ?? 0.7f,
        options?.TopP ?? 1,
        options?.TopK ?? 0,
        Extra(options, MinPKey) ?? 0,
        Extra(options, RepetitionPenaltyKey) ?? 1,
        Fold(options?.Seed ?? 0));

    private static float? Extra(ChatOptions? options, string key) =>
        options?.AdditionalProperties is { } extras && extras.TryGetValue<float>(key, out var value) ? value : null;

    /// <summary>llama.cpp seeds with 32 bits and takes all ones for "any seed".</summary>
    private static uint Fold(long seed)
    {
        var folded = (uint)(seed ^ (seed >> 32));
        return folded == uint.MaxValue ? 0 : folded;
    }
}
