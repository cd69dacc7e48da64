using Studio.Inference.Onnx;

namespace Studio.Inference.Diffusion.Starts;

/// <summary>
/// The encoder's answer for a picture: a normal distribution per latent (diffusers autoencoders/vae.py, DiagonalGaussianDistribution),
/// or latents that the graph has already settled on.
/// </summary>
internal sealed class ImagePosterior(Tensor output, bool isDistribution, LatentSpace space)
{
    // exp(10) and exp(-15) as deviations: wider than any trained encoder, narrow enough for half precision.
    private const float LargestLogVariance = 20;
    private const float SmallestLogVariance = -30;

    public bool IsDistribution => isDistribution;

    /// <summary>Of one sample.</summary>
    public int[] Shape => [1, space.Channels, output.Shape[2], output.Shape[3]];

    /// <summary>Latents as the scheduler takes them.</summary>
    /// <param name="drawn">Unit noise for one sample or several; not looked at when the graph has settled already.</param>
    public Tensor Sample(Tensor? drawn)
    {
        if (!isDistribution)
        {
            return Scaled(new Tensor((float[])output.Data.Clone(), Shape));
        }

        var sample = new Tensor(drawn!.Shape);
        var length = drawn.ItemLength;
        for (var i = 0; i < drawn.Length; i++)
        {
            var logVariance = Math.Clamp(output.Data[length + i % length], SmallestLogVariance, LargestLogVariance);
            sample.Data[i] = output.Data[i % length] + MathF.Exp(0.5f * logVariance) * drawn.Data[i];
        }

        return Scaled(sample);
    }

    private Tensor Scaled(Tensor latents)
    {
        for (var i = 0; i < latents.Length; i++)
        {
            latents.Data[i] = (latents.Data[i] - space.Shift) * space.Scaling;
        }

        return latents;
    }
}
