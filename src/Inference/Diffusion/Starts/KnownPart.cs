using Studio.Inference.Diffusion.Schedulers;
using Studio.Inference.Onnx;

namespace Studio.Inference.Diffusion.Starts;

/// <summary>
/// Inpainting with weights that know nothing of masks: after every step, what is kept is put back at the noise of the next one
/// (arXiv:2201.09865; diffusers pipeline_stable_diffusion_inpaint.py, the branch for four channels).
/// </summary>
/// <param name="Image">Clean latents of the picture, one per picture of the batch.</param>
/// <param name="Noise">The start noise.</param>
/// <param name="Mask">[1, 1, h, w].</param>
internal sealed record KnownPart(Tensor Image, Tensor Noise, Tensor Mask)
{
    /// <param name="latents">After a step; changed in place.</param>
    /// <param name="scheduler">Of this walk.</param>
    /// <param name="next">Index of the next step; behind the last one nothing is noisy any more.</param>
    public Tensor PutBack(Tensor latents, IScheduler scheduler, int next)
    {
        var known = next < scheduler.Timesteps.Count ? scheduler.AddNoise(Image, Noise, next) : Image;
        for (var i = 0; i < latents.Length; i++)
        {
            var mask = Mask.Data[i % Mask.Length];
            latents.Data[i] = (1 - mask) * known.Data[i] + mask * latents.Data[i];
        }

        return latents;
    }
}
