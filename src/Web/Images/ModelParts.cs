using Studio.Data.Gallery;

namespace Studio.Web.Images;

/// <summary>The files of a model that decide its pictures, under short names.</summary>
internal static class ModelParts
{
    private static readonly (string Folder, string Name)[] Parts =
    [
        ("unet", "UNet"), ("text_encoder", "Text"), ("text_encoder_2", "Text 2"), ("vae_decoder", "VAE"),
    ];

    public static IEnumerable<(string Part, string Hash)> Of(ModelProvenance? model)
    {
        if (model is null)
        {
            yield break;
        }

        foreach (var (folder, name) in Parts)
        {
            if (model.Files.FirstOrDefault(file => file.Key.StartsWith(folder + "/", StringComparison.Ordinal) && file.Key.EndsWith(".onnx", StringComparison.Ordinal)) is { Value: { } hash })
            {
                yield return (name, hash);
            }
        }
    }
}
