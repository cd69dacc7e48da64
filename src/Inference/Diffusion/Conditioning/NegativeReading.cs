using Studio.Inference.Diffusion.Conditioning.Weighting;
using Studio.Inference.Models;

namespace Studio.Inference.Diffusion.Conditioning;

/// <summary>Whether a negative prompt changes a picture: it is what guidance leads away from, so that without guidance nobody looks at it.</summary>
public static class NegativeReading
{
    /// <param name="guidance">The scale.</param>
    /// <param name="isTold">The UNet is told the scale and draws guided in one look, as latent consistency models do.</param>
    /// <param name="isComposed">Several prompts pull at once; then the negative one is what each is weighed against.</param>
    public static bool IsRead(double guidance, bool isTold, bool isComposed) => (guidance > 1 && !isTold) || isComposed;

    /// <param name="model">What draws.</param>
    /// <param name="guidance">The scale.</param>
    /// <param name="composed">A prompt that is read with weights, in which AND composes; null for any other.</param>
    public static bool IsRead(DiffusionModel model, double guidance, string? composed) =>
        IsRead(guidance, model.IsToldGuidance, composed is not null && WeightedPrompt.IsComposed(composed));

    /// <summary>For the person, where it is not read.</summary>
    public static string Sentence(DiffusionModel model) => model.IsToldGuidance
        ? $"{model.Name} follows its prompt in one look and reads no negative prompt; what is written there changes nothing."
        : "Without guidance (1 or less) a negative prompt is not read; what is written there changes nothing.";
}
