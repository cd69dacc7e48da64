using Studio.Inference.Diffusion.Models;
using Studio.Inference.Models;
using Studio.Inference.Onnx;

namespace Studio.Inference.Diffusion;

/// <summary>A preview for a model whose manifest has none, fitted on a few small smooth random latents: seconds even for a large decoder.</summary>
internal static class PreviewSamples
{
    private const int Count = 4;
    private const int Side = 16;
    private const int Smoothness = 4;

    public static LatentPreview Fit(VaeDecoder decoder, LatentSpace space)
    {
        var (height, width) = (decoder.FixedHeight ?? Side, decoder.FixedWidth ?? Side);
        var fit = new PreviewFit(new LatentWindow(space.Channels, Side: 1));
        var noise = new Noise(0);
        for (var i = 0; i < Count; i++)
        {
            var latents = Smooth(noise, space.Channels, height, width);
            fit.Add(latents, height, width, decoder.Decode(latents, height, width, new SessionClock(), CancellationToken.None));
        }

        return fit.Solve();
    }

    /// <summary>Squares of one value with a little noise: pictures are mostly plain, and a decoder makes grey of white noise.</summary>
    private static float[] Smooth(Noise noise, int channels, int height, int width)
    {
        var coarse = noise.Normal(channels, (height + Smoothness - 1) / Smoothness, (width + Smoothness - 1) / Smoothness);
        var fine = noise.Normal(channels, height, width);
        var result = new float[channels * height * width];
        for (var i = 0; i < result.Length; i++)
        {
            var (channel, y, x) = (i / (height * width), i / width % height, i % width);
            var square = ((channel * coarse.Shape[1]) + (y / Smoothness)) * coarse.Shape[2] + (x / Smoothness);
            result[i] = coarse.Data[square] + 0.2f * fine.Data[i];
        }

        return result;
    }
}
