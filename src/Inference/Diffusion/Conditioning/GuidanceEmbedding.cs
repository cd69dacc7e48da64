using Studio.Inference.Onnx;

namespace Studio.Inference.Diffusion.Conditioning;

/// <summary>
/// The guidance scale as sines and cosines, for UNets that were distilled with it as an input: latent consistency models
/// (arXiv:2310.04378; diffusers pipeline_latent_consistency_text2img.py, get_guidance_scale_embedding).
/// </summary>
internal static class GuidanceEmbedding
{
    private const float Scale = 1000;
    private const float LargestPeriod = 10000;

    /// <summary>[texts, width]; w = guidance - 1, as a scale of 1 means no guidance.</summary>
    public static Tensor Of(double guidance, int width, int texts)
    {
        var w = (float)(guidance - 1) * Scale;
        var half = width / 2;
        var rate = MathF.Log(LargestPeriod) / (half - 1);
        var row = new float[width];
        for (var k = 0; k < half; k++)
        {
            (row[k], row[half + k]) = MathF.SinCos(w * MathF.Exp(k * -rate));
        }

        return new Tensor([.. Enumerable.Repeat(row, texts).SelectMany(values => values)], texts, width);
    }
}
