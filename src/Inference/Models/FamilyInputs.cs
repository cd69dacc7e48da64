using System.Text.Json;

namespace Studio.Inference.Models;

/// <summary>The family of a model by the inputs of its UNet, as the pipeline will find it; what no family has is refused before anything is loaded.</summary>
internal static class FamilyInputs
{
    private static readonly string[] Common = ["sample", "timestep", "encoder_hidden_states"];
    private static readonly string[] Xl = ["text_embeds", "time_ids"];
    public const string Guidance = "timestep_cond";

    public static string FamilyOf(OnnxHeader unet, JsonElement unetConfig, int latentChannels)
    {
        var extra = unet.Inputs.Select(input => input.Name).Except(Common, StringComparer.Ordinal).ToList();
        if (extra.Except([.. Xl, Guidance], StringComparer.Ordinal).FirstOrDefault() is { } unknown)
        {
            throw new InferenceException($"the UNet also wants \"{unknown}\", which no family that runs here has.");
        }

        var channels = (int?)unet.Inputs.First(input => input.Name == "sample").Sizes[1] ?? unetConfig.Whole("in_channels") ?? latentChannels;
        var inpaints = channels == 2 * latentChannels + 1;
        if (channels != latentChannels && !inpaints)
        {
            throw new InferenceException(
                $"the UNet takes {channels} channels and the decoder {latentChannels}; that fits neither pictures ({latentChannels}) nor inpainting ({2 * latentChannels + 1}).");
        }

        if (Xl.Count(extra.Contains) == 1)
        {
            throw new InferenceException("the UNet takes only one of text_embeds and time_ids; SDXL needs both.");
        }

        // The narrower name wins: an SDXL UNet for inpainting still has two text encoders.
        return extra.Contains(Xl[0]) ? ModelFamilies.StableDiffusionXl
            : extra.Contains(Guidance) ? ModelFamilies.LatentConsistency
            : inpaints ? ModelFamilies.Inpainting
            : ModelFamilies.StableDiffusion;
    }
}
