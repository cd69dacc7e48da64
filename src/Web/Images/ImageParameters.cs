using Studio.Inference.Imaging;

namespace Studio.Web.Images;

/// <summary>The settings as other programs read them (AUTOMATIC1111's text).</summary>
internal static class ImageParameters
{
    public static string? Of(ImageView image)
    {
        if (image.Provenance.Settings is not { } settings || image.Seed is not { } seed)
        {
            return null;
        }

        var model = image.Provenance.Model;
        return GenerationParameters.Of(
            image.Prompt, image.Provenance.Negative, settings.Steps, settings.Sampler, settings.Guidance, seed, image.Width, image.Height,
            model?.Name ?? settings.Model, model?.Hash ?? "", "Studio").Format();
    }
}
