using Studio.Inference.Models;

namespace Studio.Web.Create.Settings;

/// <summary>A model that can be chosen, with what the form needs of it.</summary>
public sealed record ModelChoice(string Id, string Name, string? About, ModelLimits Limits, GenerationDefaults Defaults, string? DefaultsNote, int DeepestClipSkip = 0)
{
    public static ModelChoice Of(DiffusionModel model) => new(model.Id, model.Name, model.About, model.Limits, model.Defaults, model.DefaultsNote, model.DeepestClipSkip);
}
