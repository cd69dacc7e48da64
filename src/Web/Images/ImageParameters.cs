using Studio.Jobs.Handlers;

namespace Studio.Web.Images;

/// <summary>The settings as other programs read them (AUTOMATIC1111's text).</summary>
internal static class ImageParameters
{
    public static string? Of(ImageView image) =>
        image is { Provenance.Settings: not null, Seed: not null }
            ? ProvenanceParameters.Of(image.Provenance, image.Width, image.Height, "Studio").Format()
            : null;
}
