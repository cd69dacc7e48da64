using System.Security.Cryptography;
using Studio.Data.Generations;
using Studio.Inference.Diffusion;
using Studio.Inference.Diffusion.Conditioning.Weighting;
using Studio.Inference.Imaging;
using Studio.Inference.Models;
using Studio.Jobs;
using Studio.Jobs.Edits;

namespace Studio.Web.Commands;

/// <summary>The settings that a command line asks for, with the model's defaults where it is silent. Refused in sentences when the model cannot do them.</summary>
internal static class WantedSettings
{
    private const double PartStrength = 0.75;
    private const double WholeStrength = 0.55;
    private const int SoftEdge = 8;

    public static GenerationSettings Of(Wanted wanted, DiffusionModel model, EditSource? source)
    {
        var (defaults, start) = (model.Defaults, wanted.Start);
        var size = wanted.Size ?? Size(model, start, source);
        var settings = new GenerationSettings(
            model.Id, size.Width, size.Height, wanted.Count ?? 1, wanted.Steps ?? defaults.Steps, wanted.Guidance ?? defaults.Guidance,
            Sampler(wanted) ?? defaults.Sampler, wanted.Seed ?? Random(), wanted.Negative ?? defaults.Negative, wanted.Upsample)
        {
            Edit = source is null ? null : Edit(start, source),
            Variation = start.Variation is { } amount ? new VariationSettings(start.VariationSeed ?? Random(), amount) : null,
            SecondPass = start.SecondPass is { } second ? SecondPass(start, second) : null,
            ClipSkip = start.ClipSkip,
            Syntax = start.Syntax,
            TileSize = start.TileSize,
        };
        Refuse([.. SettingsRules.Check(settings, model), .. source is null ? [] : EditRules.Check(settings.Edit?.Mask is null ? GenerationKind.Redraw : GenerationKind.Inpaint, settings, source)]);
        return settings;
    }

    public static void CheckPrompt(string prompt, GenerationSettings settings)
    {
        if (prompt.Length > Input.MaxPrompt)
        {
            throw new BadInputException($"The prompt has {prompt.Length:N0} characters; {Input.MaxPrompt:N0} are allowed.");
        }

        if (settings.Syntax == PromptSyntax.Weighted && WeightedPrompt.Check(prompt) is { } unreadable)
        {
            throw new BadInputException($"The prompt cannot be read with weights: {unreadable}");
        }
    }

    /// <summary>A picture keeps its size where the model can draw it.</summary>
    private static ImageSize Size(DiffusionModel model, WantedStart start, EditSource? source)
    {
        var own = new ImageSize(model.Defaults.Width, model.Defaults.Height);
        return source is { Picture: var picture } && start.Window == EditWindow.WholePicture && model.Limits.Allows(picture.Width, picture.Height)
            ? new ImageSize(picture.Width, picture.Height)
            : own;
    }

    /// <summary>"euler a" is "Euler a"; a name that is none is refused with the list.</summary>
    private static string? Sampler(Wanted wanted) =>
        SamplerCatalog.Names.FirstOrDefault(name => string.Equals(name, wanted.Sampler, StringComparison.OrdinalIgnoreCase)) ?? wanted.Sampler;

    private static EditSettings Edit(WantedStart start, EditSource source) => new()
    {
        Picture = PixelHash.Of(source.Picture.Width, source.Picture.Height, source.Picture.Rgb),
        Strength = start.Strength ?? (source.Mask is null ? WholeStrength : PartStrength),
        Mask = source.Mask is { } mask ? Convert.ToHexStringLower(SHA256.HashData(MaskPng.Write(mask))) : null,
        Feather = source.Mask is null ? 0 : start.Feather ?? SoftEdge,
        Window = start.Window,
    };

    private static SecondPassSettings SecondPass(WantedStart start, ImageSize second) => new()
    {
        Width = second.Width,
        Height = second.Height,
        Strength = start.SecondStrength ?? WholeStrength,
        Steps = start.SecondSteps,
        By = start.SecondBy,
    };

    private static long Random() => RandomNumberGenerator.GetInt32(int.MaxValue);

    private static void Refuse(IReadOnlyList<SettingProblem> problems)
    {
        if (problems.Count > 0)
        {
            throw new BadInputException(string.Join(Environment.NewLine, problems.Select(problem => problem.Sentence)));
        }
    }
}
