using Studio.Data.Generations;
using Studio.Inference.Models;
using Studio.Web.Create.Settings;
using Studio.Web.Images;

namespace Studio.Web.Edit;

/// <summary>Which settings an edit begins with, and what another model makes of them.</summary>
public static class EditForms
{
    private const int SoftEdge = 8;

    /// <param name="mode">What is to be done.</param>
    /// <param name="image">The picture.</param>
    /// <param name="before">What was made of this picture last; null = nothing yet.</param>
    /// <param name="model">Null where none can.</param>
    /// <param name="upsample">The person wants wishes written out.</param>
    public static EditForm Begin(EditMode mode, ImageView image, GenerationSettings? before, DiffusionModel? model, bool upsample)
    {
        var settings = before ?? image.Provenance.Settings ?? Unknown;
        var form = new EditForm
        {
            Mode = mode,
            Model = model?.Id ?? "",
            Strength = before?.Edit?.Strength ?? Strength(mode),
            Feather = before?.Edit?.Feather ?? SoftEdge,
            Window = before?.Edit?.Window ?? EditWindow.WholePicture,
            Size = before is null ? new ImageSize(image.Width, image.Height) : new ImageSize(before.Width, before.Height),
            Count = mode is EditMode.Enlarge ? 1 : before?.Count ?? model?.Defaults.Count ?? 1,
            Seed = before?.Seed ?? image.Seed ?? SettingsForm.NewSeed,
            Upsample = upsample,
            Base = settings.WordsOnly() with { SecondPass = null, Negative = settings.Negative },
        };
        return model is null ? form : Fit(form, image, model);
    }

    /// <summary>Keeps what the model can and takes its own where it cannot.</summary>
    public static EditForm Fit(EditForm form, ImageView image, DiffusionModel model)
    {
        var limits = model.Limits;
        var own = SettingsForm.Default(ModelChoice.Of(model));
        var known = form.Base.Model == model.Id ? form.Base : own with { Negative = form.Base.Negative };
        var whole = limits.Allows(image.Width, image.Height);
        var window = whole ? form.Window : EditWindow.MaskEnlarged;
        return form with
        {
            Base = known with { Model = model.Id },
            Window = form.Mode is EditMode.Part ? window : EditWindow.WholePicture,
            Count = Math.Clamp(form.Count, 1, limits.MaxCount),
            Size = form.Mode switch
            {
                EditMode.Part when window is EditWindow.MaskEnlarged => new ImageSize(own.Width, own.Height),
                EditMode.Enlarge => Larger(form.Size, EnlargeSizes.Of(limits, image.Width, image.Height)),
                _ => whole ? new ImageSize(image.Width, image.Height) : new ImageSize(own.Width, own.Height),
            },
        };
    }

    private static GenerationSettings Unknown { get; } = new("", Width: 0, Height: 0, Count: 1, Steps: 0, Guidance: 0, Sampler: "", SettingsForm.NewSeed, Negative: "", Upsample: false);

    private static double Strength(EditMode mode) => mode switch
    {
        EditMode.Redraw => 0.55,
        EditMode.Enlarge => 0.35,
        _ => 0.75,
    };

    private static ImageSize Larger(ImageSize size, IReadOnlyList<ImageSize> sizes) =>
        sizes.Contains(size) ? size : sizes.Count > 1 ? sizes[1] : sizes.Count > 0 ? sizes[0] : size;
}
