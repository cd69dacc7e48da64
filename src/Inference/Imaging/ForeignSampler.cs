using Studio.Inference.Diffusion;

namespace Studio.Inference.Imaging;

/// <summary>Names of samplers in ComfyUI, SwarmUI and InvokeAI, and ours for them.</summary>
internal static class ForeignSampler
{
    public static string? Name(string? sampler, string? schedule)
    {
        if (Plain(sampler?.EndsWith("_k", StringComparison.Ordinal) == true ? sampler[..^2] : sampler) is not { } name)
        {
            return sampler;
        }

        var karras = string.Equals(schedule, "karras", StringComparison.OrdinalIgnoreCase) || sampler!.EndsWith("_k", StringComparison.Ordinal);
        return karras && SamplerCatalog.Knows($"{name} Karras") ? $"{name} Karras" : name;
    }

    private static string? Plain(string? sampler) => sampler switch
    {
        "euler" => "Euler",
        "euler_ancestral" or "euler_a" => "Euler a",
        "heun" => "Heun",
        "dpm_2" or "kdpm_2" => "DPM2",
        "dpm_2_ancestral" or "kdpm_2_a" => "DPM2 a",
        "lms" => "LMS",
        "dpmpp_2m" => "DPM++ 2M",
        "dpmpp_2m_sde" or "dpmpp_2m_sde_gpu" => "DPM++ 2M SDE",
        "dpmpp_2s" => "DPM++ 2S",
        "uni_pc" or "uni_pc_bh2" or "unipc" => "UniPC",
        "deis" => "DEIS",
        "ddim" => "DDIM",
        "ddpm" => "DDPM",
        "pndm" => "PNDM",
        "lcm" => "LCM",
        "tcd" => "TCD",
        _ => null,
    };
}
