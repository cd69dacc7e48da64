using System.Globalization;
using Studio.Data.Gallery;
using Studio.Data.Generations;
using Studio.Inference.Imaging;

namespace Studio.Jobs.Handlers;

/// <summary>A picture's record as other programs read it: the text of AUTOMATIC1111's web UI, with the names that it uses.</summary>
public static class ProvenanceParameters
{
    /// <param name="provenance">Of a picture made here: with settings.</param>
    /// <param name="width">Pixels of the finished picture.</param>
    /// <param name="height">Pixels of the finished picture.</param>
    /// <param name="version">The program and its version.</param>
    public static GenerationParameters Of(Provenance provenance, int width, int height, string version)
    {
        var settings = provenance.Settings ?? throw new ArgumentException("A picture made here has settings.", nameof(provenance));

        // There, a size is that of the first pass.
        var (drawnWidth, drawnHeight) = settings.SecondPass is null ? (width, height) : (settings.Width, settings.Height);
        return GenerationParameters.Of(
            provenance.Prompt, provenance.Negative, settings.Steps, settings.Sampler, settings.Guidance, provenance.Seed ?? settings.Seed, drawnWidth, drawnHeight,
            provenance.Model?.Name ?? settings.Model, provenance.Model?.Hash ?? "", [.. Beyond(provenance, settings)], version);
    }

    private static IEnumerable<KeyValuePair<string, string>> Beyond(Provenance provenance, GenerationSettings settings)
    {
        if (settings.Variation is { } variation)
        {
            yield return new("Variation seed", Number(provenance.VariationSeed ?? variation.Seed));
            yield return new("Variation seed strength", Number(variation.Amount));
        }

        if ((settings.Edit?.Strength ?? settings.SecondPass?.Strength) is { } strength)
        {
            yield return new("Denoising strength", Number(strength));
        }

        if (settings.ClipSkip > 0)
        {
            // Counted from the last layer, which is 1 there.
            yield return new("Clip skip", Number(settings.ClipSkip + 1));
        }

        if (settings.Edit is { Mask: not null } edit)
        {
            yield return new("Mask blur", Number(edit.Feather));
            if (edit.Window == EditWindow.MaskEnlarged)
            {
                yield return new("Inpaint area", "Only masked");
            }
        }

        if (settings.SecondPass is { } second)
        {
            yield return Enlargement(second, settings);
            yield return new("Hires steps", Number(second.Steps ?? settings.Steps));
            yield return new("Hires upscaler", second.By == EnlargeBy.Latents ? "Latent" : "Pixels");
        }
    }

    private static KeyValuePair<string, string> Enlargement(SecondPassSettings second, GenerationSettings settings)
    {
        return second.Width * settings.Height == second.Height * settings.Width
            ? new("Hires upscale", Number(Math.Round((double)second.Width / settings.Width, 3)))
            : new("Hires resize", string.Create(CultureInfo.InvariantCulture, $"{second.Width}x{second.Height}"));
    }

    private static string Number(IFormattable value) => value.ToString(null, CultureInfo.InvariantCulture);
}
