using System.Globalization;
using Studio.Inference.Models;

namespace Studio.Web.Models;

/// <summary>Facts about models in few words.</summary>
internal static class ModelWords
{
    private const int ShownOfHash = 4;

    public static string Sizes(ModelLimits limits) => limits.FixedSize
        ? $"{string.Join(", ", limits.Sizes)} px"
        : string.Create(CultureInfo.InvariantCulture, $"{limits.MinSize}–{limits.MaxSize} px");

    public static string Licence(string? licence) => string.IsNullOrWhiteSpace(licence) ? "licence not stated" : licence;

    public static string Family(DiffusionModel model) => model.Family switch
    {
        "stable-diffusion" => "Stable Diffusion",
        "stable-diffusion-xl" => "SDXL",
        "stable-diffusion-inpaint" => "inpainting",
        "latent-consistency" => "LCM",
        var other => other,
    };

    public static string Short(string hash) => hash.Length > 2 * ShownOfHash ? $"{hash[..ShownOfHash]}…{hash[^ShownOfHash..]}" : hash;
}
