using System.Globalization;
using Studio.Inference.Models;

namespace Studio.Web.Models;

/// <summary>Facts about models in few words.</summary>
internal static class ModelWords
{
    private const int ShownOfHash = 4;

    public static string Sizes(ModelLimits limits) => limits.FixedSize
        ? $"{string.Join(", ", limits.Sizes.Select(size => string.Create(CultureInfo.InvariantCulture, $"{size.Width} × {size.Height}")))} px"
        : string.Create(CultureInfo.InvariantCulture, $"{limits.MinSize}–{limits.MaxSize} px");

    /// <summary>Hubs write licences as identifiers; people know them by name. An unknown one is shown as it is.</summary>
    public static string Licence(string? licence) => string.IsNullOrWhiteSpace(licence) ? "licence not stated" : licence.ToLowerInvariant() switch
    {
        "mit" => "MIT",
        "apache-2.0" => "Apache 2.0",
        "openrail" or "creativeml-openrail-m" => "CreativeML OpenRAIL-M",
        "openrail++" => "CreativeML OpenRAIL++-M",
        "llama2" => "Llama 2",
        "llama3" => "Llama 3",
        "llama3.2" => "Llama 3.2",
        "sai-nc-community" => "Stability AI, not for paid work",
        "gemma" => "Gemma",
        "other" => "a licence of its own",
        _ => licence,
    };

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
