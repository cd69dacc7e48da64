using System.Security.Cryptography;
using System.Text.Json;

namespace Studio.Inference.Models;

/// <summary>How a language model is asked on this server, over what its own file says.</summary>
public sealed record PromptingChoice
{
    private const int ShownOfHash = 8;

    public bool UsesSystemPrompt { get; init; } = true;

    /// <summary>Instructions of the house; null: those of the file, else Studio's.</summary>
    public string? SystemPrompt { get; init; }

    public double Temperature { get; init; }

    public double EditTemperature { get; init; }

    public double TopP { get; init; }

    public int TopK { get; init; }

    public double MinP { get; init; }

    public double RepetitionPenalty { get; init; }

    public int MaxTokens { get; init; }

    public static PromptingChoice Of(UpsamplerProfile profile) => new()
    {
        UsesSystemPrompt = profile.UsesSystemPrompt,
        SystemPrompt = profile.SystemPrompt,
        Temperature = profile.Temperature,
        EditTemperature = profile.EditTemperature,
        TopP = profile.TopP,
        TopK = profile.TopK,
        MinP = profile.MinP,
        RepetitionPenalty = profile.RepetitionPenalty,
        MaxTokens = profile.MaxTokens,
    };

    /// <summary>The version tells its answers apart from those to other settings.</summary>
    public UpsamplerProfile Over(UpsamplerProfile own) => own with
    {
        Version = $"{own.Version}/here-{Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(this)))[..ShownOfHash]}",
        UsesSystemPrompt = UsesSystemPrompt,
        SystemPrompt = SystemPrompt ?? own.SystemPrompt,
        Temperature = Temperature,
        EditTemperature = EditTemperature,
        TopP = TopP,
        TopK = TopK,
        MinP = MinP,
        RepetitionPenalty = RepetitionPenalty,
        MaxTokens = MaxTokens,
    };
}
