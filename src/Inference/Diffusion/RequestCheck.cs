namespace Studio.Inference.Diffusion;

/// <summary>Refuses a request that cannot be computed, with a sentence that says what would be accepted.</summary>
internal sealed class RequestCheck(LatentSpace space, int? fixedLatentHeight, int? fixedLatentWidth, int trainTimesteps)
{
    private const int LargestSide = 4096;

    /// <summary>Sides are multiples of this many pixels.</summary>
    public int SizeMultiple => space.PixelsPerLatent * space.Multiple;

    public void Check(TextToImageRequest request)
    {
        CheckSide("width", request.Width, fixedLatentWidth);
        CheckSide("height", request.Height, fixedLatentHeight);
        if (request.Steps < 1 || request.Steps > trainTimesteps)
        {
            throw new InferenceException($"Steps must be 1 to {trainTimesteps}, not {request.Steps}.");
        }

        if (!double.IsFinite(request.GuidanceScale) || request.GuidanceScale < 0)
        {
            throw new InferenceException($"Guidance must be a number from 0 upwards, not {request.GuidanceScale}.");
        }

        if (!(request.GuidanceRescale is >= 0 and <= 1))
        {
            throw new InferenceException($"Guidance rescale must be 0 to 1, not {request.GuidanceRescale}.");
        }

        if (request.Seeds.Count == 0)
        {
            throw new InferenceException("At least one seed is needed: there is one picture per seed.");
        }

        SamplerCatalog.Find(request.Sampler);
    }

    private void CheckSide(string name, int side, int? fixedLatents)
    {
        if (fixedLatents * space.PixelsPerLatent is { } only)
        {
            if (side != only)
            {
                throw new InferenceException($"This model draws only with a {name} of {only} pixels, not {side}.");
            }

            return;
        }

        if (side <= 0 || side > LargestSide || side % SizeMultiple != 0)
        {
            throw new InferenceException($"The {name} must be a multiple of {SizeMultiple} pixels up to {LargestSide}, not {side}.");
        }
    }
}
