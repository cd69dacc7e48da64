using Studio.Data.Generations;

namespace Studio.Jobs.Edits;

/// <summary>What must be true of the pixels of an edit; what is true without looking at them is in SettingsRules.</summary>
public static class EditRules
{
    private const string Mask = $"{nameof(GenerationSettings.Edit)}.{nameof(EditSettings.Mask)}";
    private const string Window = $"{nameof(GenerationSettings.Edit)}.{nameof(EditSettings.Window)}";

    /// <summary>Empty = fine.</summary>
    public static IReadOnlyList<SettingProblem> Check(GenerationKind kind, GenerationSettings settings, EditSource source)
    {
        var picture = source.Picture;
        if (kind is GenerationKind.Upscale && (settings.Width < picture.Width || settings.Height < picture.Height || (settings.Width, settings.Height) == (picture.Width, picture.Height)))
        {
            return [new(nameof(settings.Width), $"The picture has {picture.Width}x{picture.Height} pixels already, so {settings.Width}x{settings.Height} would not enlarge it. Choose a larger size.")];
        }

        if (settings.Edit is not { } edit || source.Mask is not { } mask)
        {
            return [];
        }

        if ((mask.Width, mask.Height) != (picture.Width, picture.Height))
        {
            return [new(Mask, $"The mask has {mask.Width}x{mask.Height} pixels and the picture {picture.Width}x{picture.Height}. A mask must be as large as its picture.")];
        }

        if (!Enumerable.Range(0, mask.Grey.Length).Any(mask.IsRepainted))
        {
            return [new(Mask, "Nothing is masked, so nothing would change.")];
        }

        return edit.Window == EditWindow.WholePicture && (picture.Width, picture.Height) != (settings.Width, settings.Height)
            ? [new(Window, $"The picture has {picture.Width}x{picture.Height} pixels and {settings.Width}x{settings.Height} would be drawn. Draw it at its own size, or have the model look at the mask, enlarged.")]
            : [];
    }
}
