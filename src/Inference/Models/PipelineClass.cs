using System.Text.RegularExpressions;

namespace Studio.Inference.Models;

/// <summary>Which pipeline classes of model_index.json are run here; the others are named, never guessed at.</summary>
internal static partial class PipelineClass
{
    public static void Require(string? className)
    {
        if (className is null)
        {
            throw new InferenceException("model_index.json names no _class_name.");
        }

        if (!Supported().IsMatch(className))
        {
            throw new InferenceException(Later().IsMatch(className)
                ? $"{className} is a family that comes later; Stable Diffusion 1.x and 2.x run today."
                : $"{className} is not a pipeline that is known here; Stable Diffusion 1.x and 2.x run today.");
        }
    }

    [GeneratedRegex("^(Onnx|ORT)?StableDiffusion(Img2Img)?Pipeline$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Supported();

    [GeneratedRegex("^(Onnx|ORT)?(StableDiffusion|LatentConsistencyModel|Flux|PixArt|Sana)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Later();
}
