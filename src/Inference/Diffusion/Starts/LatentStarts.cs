using Studio.Inference.Diffusion.Models;
using Studio.Inference.Diffusion.Tiles;
using Studio.Inference.Onnx;

namespace Studio.Inference.Diffusion.Starts;

/// <summary>
/// Where the latents start: noise, a picture at a strength, or a picture with a mask. Noise is drawn in diffusers' order, so that a
/// seed means the same picture (pipeline_stable_diffusion.py, _img2img.py and _inpaint.py, prepare_latents).
/// </summary>
internal sealed class LatentStarts(LatentSpace space, UNet unet, TiledVae vae)
{
    public LatentStart Begin(DenoisingPlan plan, DenoisingPass pass, SessionClock clock, CancellationToken cancellationToken)
    {
        if (unet.SeesMask || plan.From?.Mask is not null)
        {
            return Masked(plan, pass, clock, cancellationToken);
        }

        if (plan.From is not { } from)
        {
            return new LatentStart(StartNoise(plan, pass) * pass.Scheduler.InitialNoise);
        }

        var image = Encoded(PicturePixels.Of(from.Image), plan, clock, cancellationToken);
        return new LatentStart(pass.Scheduler.AddNoise(image, StartNoise(plan, pass), pass.First));
    }

    /// <summary>From the latents of a smaller pass.</summary>
    public LatentStart Continue(Tensor latents, DenoisingPlan plan, DenoisingPass pass, SessionClock clock, CancellationToken cancellationToken)
    {
        var image = plan.SecondPass!.By == EnlargeBy.Latents
            ? Enlarging.Bilinear(latents, pass.LatentShape[2], pass.LatentShape[3])
            : EnlargedPixels(latents, plan, pass, clock, cancellationToken);
        var start = new LatentStart(pass.Scheduler.AddNoise(image, plan.Noise(pass.LatentShape), pass.First));
        return unet.SeesMask
            ? start with { Mask = WithoutPicture(plan, pass, clock, cancellationToken) }
            : start;
    }

    private Tensor EnlargedPixels(Tensor latents, DenoisingPlan plan, DenoisingPass pass, SessionClock clock, CancellationToken cancellationToken)
    {
        var drawn = vae.EncodesToDistribution ? plan.Noise(pass.LatentShape) : null;
        return Tensor.Concatenate([.. Enumerable.Range(0, plan.Pictures).Select(picture =>
        {
            var decoded = vae.Decode(latents.Item(picture), latents.Shape[2], latents.Shape[3], plan.TileSize, clock, cancellationToken).Clamp(-1, 1);
            var posterior = vae.Encode(Enlarging.Bilinear(decoded, pass.Height, pass.Width), plan.TileSize, clock, cancellationToken);
            return posterior.Sample(drawn is null ? null : new Tensor(drawn.Item(picture).ToArray(), posterior.Shape));
        })]);
    }

    /// <summary>[1, 3, height, width] to latents for every picture, each drawing its own where the encoder gives a distribution.</summary>
    private Tensor Encoded(Tensor pixels, DenoisingPlan plan, SessionClock clock, CancellationToken cancellationToken)
    {
        var posterior = vae.Encode(pixels, plan.TileSize, clock, cancellationToken);
        var sampled = posterior.Sample(posterior.IsDistribution ? plan.Noise([plan.Generators, .. posterior.Shape.AsSpan(1)]) : null);
        return Repeat(sampled, plan.Pictures);
    }

    private LatentStart Masked(DenoisingPlan plan, DenoisingPass pass, SessionClock clock, CancellationToken cancellationToken)
    {
        if (plan.From is not { } from)
        {
            // Weights made for inpainting draw from words when everything is masked.
            var drawn = StartNoise(plan, pass) * pass.Scheduler.InitialNoise;
            return new LatentStart(drawn) { Mask = WithoutPicture(plan, pass, clock, cancellationToken) };
        }

        var pixels = PicturePixels.Of(from.Image);
        var picture = from.Mask ?? LatentMask.Everything(from.Image.Width, from.Image.Height);
        var mask = LatentMask.Of(picture, space.PixelsPerLatent, plan.MaskSampling);
        var startsWithPicture = from.Strength < 1;
        var image = startsWithPicture || !unet.SeesMask ? Encoded(pixels, plan, clock, cancellationToken) : null;
        var noise = StartNoise(plan, pass);
        var latents = startsWithPicture ? pass.Scheduler.AddNoise(image!, noise, pass.First) : noise * pass.Scheduler.InitialNoise;
        if (unet.SeesMask)
        {
            return new LatentStart(latents) { Mask = MaskChannels(mask, Encoded(PicturePixels.Hidden(pixels, picture), plan, clock, cancellationToken)) };
        }

        if (vae.EncodesToDistribution)
        {
            // diffusers encodes the hidden picture here too, without a use for it; samplers that draw later come after its noise.
            plan.Noise([plan.Generators, .. pass.LatentShape.AsSpan(1)]);
        }

        return new LatentStart(latents) { Known = new KnownPart(image!, noise, mask) };
    }

    private Tensor WithoutPicture(DenoisingPlan plan, DenoisingPass pass, SessionClock clock, CancellationToken cancellationToken)
    {
        var everything = LatentMask.Everything(pass.Width, pass.Height);
        var nothing = new Tensor(1, 3, pass.Height, pass.Width);
        return MaskChannels(LatentMask.Of(everything, space.PixelsPerLatent, MaskSampling.FirstPixel), Encoded(nothing, plan, clock, cancellationToken));
    }

    private static Tensor StartNoise(DenoisingPlan plan, DenoisingPass pass)
    {
        var noise = plan.Noise(pass.LatentShape);
        return plan.Variation?.Apply(noise) ?? noise;
    }

    private static Tensor MaskChannels(Tensor mask, Tensor hidden)
    {
        var result = new Tensor(hidden.Shape[0], 1 + hidden.Shape[1], hidden.Shape[2], hidden.Shape[3]);
        for (var picture = 0; picture < hidden.Shape[0]; picture++)
        {
            mask.Span.CopyTo(result.Item(picture));
            hidden.Item(picture).CopyTo(result.Item(picture)[mask.Length..]);
        }

        return result;
    }

    private static Tensor Repeat(Tensor latents, int pictures) =>
        latents.Shape[0] == pictures ? latents : Tensor.Concatenate([.. Enumerable.Repeat(latents, pictures)]);
}
