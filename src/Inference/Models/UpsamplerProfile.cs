namespace Studio.Inference.Models;

/// <summary>How a language model is asked to upsample: each wants other sampling, and some take no system prompt.</summary>
public sealed record UpsamplerProfile
{
    /// <summary>Changes whenever the same wish may get another answer; stored with each upsampling.</summary>
    public string Version { get; init; } = "1";

    /// <summary>False for models trained without one (they answer worse with it).</summary>
    public bool UsesSystemPrompt { get; init; } = true;

    /// <summary>Replaces the built-in wording.</summary>
    public string? SystemPrompt { get; init; }

    public double Temperature { get; init; } = 0.3;

    /// <summary>For a second turn that changes one thing; lower keeps more of what was there.</summary>
    public double EditTemperature { get; init; } = 0.2;

    public double TopP { get; init; } = 0.9;

    public int TopK { get; init; } = 40;

    /// <summary>Tokens less likely than this share of the likeliest are never drawn; 0 = off.</summary>
    public double MinP { get; init; }

    public double RepetitionPenalty { get; init; } = 1.1;

    public int MaxTokens { get; init; } = 160;

    /// <summary>True when the model knows only the vocabulary of a diffusion model beside it.</summary>
    public bool OnlyVocabulary { get; init; }

    /// <summary>BCP-47 tags of the languages it was made for; empty = not said.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];
}
