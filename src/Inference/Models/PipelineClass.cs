using System.Text.RegularExpressions;

namespace Studio.Inference.Models;

/// <summary>Which pipeline classes of model_index.json are run here; the others are named, never guessed at.</summary>
internal static partial class PipelineClass
{
    private const string Today = "Stable Diffusion 1.x, 2.x and XL, inpainting and latent consistency models run today.";

    public static void Require(string? className)
    {
        if (className is null)
        {
            throw new InferenceException("model_index.json names no _class_name.");
        }

        if (!Supported().IsMatch(className))
        {
            throw new InferenceException(Later().IsMatch(className)
                ? $"{className} is a family that does not run here; {Today}"
                : $"{className} is not a pipeline that is known here; {Today}");
        }
    }

    /// <summary>A UNet of Stable Diffusion 1.x in a folder of SDXL would draw, and never what the model can; the other way round it would ask for files that the model never had.</summary>
    public static void RequireUNet(string? className, string family, bool hasSecondEncoder)
    {
        var (said, found) = (className?.Contains("XL", StringComparison.Ordinal) == true, family == ModelFamilies.StableDiffusionXl);
        if (said && !found)
        {
            throw new InferenceException($"model_index.json says {className}, but unet/model.onnx takes no text_embeds and time_ids; it is the UNet of another model.");
        }

        if (found && !said && !hasSecondEncoder)
        {
            throw new InferenceException($"model_index.json says {className}, but unet/model.onnx takes text_embeds and time_ids, as SDXL does; it is the UNet of another model.");
        }
    }

    [GeneratedRegex("^(Onnx|ORT)?((StableDiffusion|StableDiffusionXL)(Img2Img|Inpaint)?|LatentConsistencyModel(Img2Img)?)Pipeline$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Supported();

    [GeneratedRegex("^(Onnx|ORT)?(StableDiffusion|StableCascade|LatentConsistencyModel|Flux|PixArt|Sana|Lumina|HunyuanDiT|Kolors)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Later();
}
