namespace Studio.Inference.Diffusion;

/// <summary>Refuses a request that cannot be computed, with a sentence that says what would be accepted.</summary>
internal sealed class RequestCheck(LatentSpace space, ModelAbilities model)
{
    private const int LargestSide = 4096;

    // Smaller tiles than this are mostly overlap.
    private const int SmallestTileLatents = 8;

    /// <summary>Sides are multiples of this many pixels.</summary>
    public int SizeMultiple => space.PixelsPerLatent * space.Multiple;

    public void Check(TextToImageRequest request)
    {
        CheckSide("width", request.Width, model.FixedLatentWidth);
        CheckSide("height", request.Height, model.FixedLatentHeight);
        CheckSteps("Steps", request.Steps);
        CheckGuidance(request);
        if (request.Seeds.Count == 0)
        {
            throw new InferenceException("At least one seed is needed: there is one picture per seed.");
        }

        if (request.TileSize is { } tile && tile != 0 && tile < SmallestTileLatents * space.PixelsPerLatent)
        {
            throw new InferenceException($"Tiles must be 0 (none) or at least {SmallestTileLatents * space.PixelsPerLatent} pixels wide, not {tile}.");
        }

        SamplerCatalog.Find(request.Sampler);
        CheckClipSkip(request.ClipSkip);
        StartCheck.Check(request, model);
        CheckSecondPass(request);
    }

    private static void CheckGuidance(TextToImageRequest request)
    {
        if (!double.IsFinite(request.GuidanceScale) || request.GuidanceScale < 0)
        {
            throw new InferenceException($"Guidance must be a number from 0 upwards, not {request.GuidanceScale}.");
        }

        if (!(request.GuidanceRescale is >= 0 and <= 1))
        {
            throw new InferenceException($"Guidance rescale must be 0 to 1, not {request.GuidanceRescale}.");
        }
    }

    private void CheckClipSkip(int skip)
    {
        if (skip == 0 || (skip > 0 && skip <= model.DeepestClipSkip))
        {
            return;
        }

        throw new InferenceException(model.DeepestClipSkip == 0
            ? "This model's text encoder gives its last layer only, so that clip skip must be 0; export it again with output_hidden_states."
            : $"Clip skip must be 0 to {model.DeepestClipSkip} with this model, not {skip}.");
    }

    private void CheckSecondPass(TextToImageRequest request)
    {
        if (request.SecondPass is not { } second)
        {
            return;
        }

        CheckSide("width of the second pass", second.Width, model.FixedLatentWidth);
        CheckSide("height of the second pass", second.Height, model.FixedLatentHeight);
        CheckSteps("Steps of the second pass", second.Steps ?? request.Steps);
        StartCheck.CheckStrength("strength of the second pass", second.Strength, second.Steps ?? request.Steps);
        if (request.From?.Mask is not null)
        {
            throw new InferenceException("A second pass would draw what the mask keeps anew; inpaint first, then enlarge the finished picture.");
        }

        if (second.By == Starts.EnlargeBy.Pixels && !model.HasEncoder)
        {
            throw new InferenceException("This model has no vae_encoder, so that a second pass can enlarge its latents only, not its pixels.");
        }
    }

    private void CheckSteps(string name, int steps)
    {
        if (steps < 1 || steps > model.TrainTimesteps)
        {
            throw new InferenceException($"{name} must be 1 to {model.TrainTimesteps}, not {steps}.");
        }
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
