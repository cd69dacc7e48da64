using Studio.Inference.Diffusion.Starts;

namespace Studio.Inference.Diffusion;

/// <summary>Refuses pictures, masks and variations that do not fit the request or the model.</summary>
internal static class StartCheck
{
    private const int Colours = 3;

    public static void Check(TextToImageRequest request, ModelAbilities model)
    {
        if (!model.HasEncoder && model.SeesMask)
        {
            throw new InferenceException("These weights were made for inpainting and need a vae_encoder, which the model's folder lacks.");
        }

        if (request.Variation is { } variation)
        {
            CheckVariation(variation, request.Seeds.Count);
        }

        if (request.From is not { } from)
        {
            return;
        }

        if (!model.HasEncoder)
        {
            throw new InferenceException("This model has no vae_encoder: it draws from words only, not from a picture.");
        }

        CheckStrength("strength", from.Strength, request.Steps);
        var (width, height) = from.Window == StartWindow.MaskEnlarged ? (from.Image.Width, from.Image.Height) : (request.Width, request.Height);
        CheckPlanes("picture", from.Image.Width, from.Image.Height, from.Image.Rgb.Length, Colours, width, height);
        if (from.Mask is not { } mask)
        {
            if (from.Window == StartWindow.MaskEnlarged)
            {
                throw new InferenceException("Only a mask can be enlarged, and there is none: paint one, or have the whole picture looked at.");
            }
        }
        else
        {
            CheckPlanes("mask", mask.Width, mask.Height, mask.Grey.Length, bytesPerPixel: 1, width, height);
            if (from.Feather is < 0 or > ImageStart.MostFeather)
            {
                throw new InferenceException($"The soft edge of a mask must be 0 to {ImageStart.MostFeather} pixels wide, not {from.Feather}.");
            }

            if (!Enumerable.Range(0, mask.Grey.Length).Any(mask.IsRepainted))
            {
                throw new InferenceException("The mask is empty: paint over what is to be drawn anew.");
            }
        }
    }

    public static void CheckStrength(string name, double strength, int steps)
    {
        if (!(strength is > 0 and <= 1))
        {
            throw new InferenceException($"The {name} must be above 0 and at most 1, not {strength}.");
        }

        if (Strength.StepsTaken(steps, strength) < 1)
        {
            throw new InferenceException($"A {name} of {strength} leaves none of {steps} steps; take more steps or more strength.");
        }
    }

    private static void CheckVariation(NoiseVariation variation, int pictures)
    {
        if (!(variation.Amount is >= 0 and <= 1))
        {
            throw new InferenceException($"The amount of variation must be 0 to 1, not {variation.Amount}.");
        }

        if (variation.Seeds.Count != pictures)
        {
            throw new InferenceException($"A variation needs one seed per picture: {pictures}, not {variation.Seeds.Count}.");
        }
    }

    private static void CheckPlanes(string what, int width, int height, int bytes, int bytesPerPixel, int wantedWidth, int wantedHeight)
    {
        if (width != wantedWidth || height != wantedHeight)
        {
            throw new InferenceException($"The {what} has {width} x {height} pixels; it must be as large as what is drawn, {wantedWidth} x {wantedHeight}.");
        }

        if (bytes != (long)width * height * bytesPerPixel)
        {
            throw new InferenceException($"The {what} holds {bytes} bytes, expected {(long)width * height * bytesPerPixel} for {width} x {height} pixels.");
        }
    }
}
