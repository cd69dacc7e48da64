using Studio.Data.Generations;
using Studio.Inference.Diffusion.Conditioning;
using Studio.Inference.Models;

namespace Studio.Jobs;

/// <summary>What a person should know of a negative prompt that nothing reads.</summary>
public static class NegativeNote
{
    /// <summary>Null where it is read.</summary>
    public static string? Of(GenerationSettings settings, string prompt, DiffusionModel model) =>
        NegativeReading.IsRead(model, settings.Guidance, settings.Syntax == Data.Generations.PromptSyntax.Weighted ? prompt : null) ? null : NegativeReading.Sentence(model);

    /// <summary>For a picture's record: false where something was written and not read; null says nothing, as older records do.</summary>
    public static bool? Record(GenerationSettings settings, string prompt, DiffusionModel model) =>
        settings.Negative.Length > 0 && Of(settings, prompt, model) is not null ? false : null;
}
