namespace Studio.Inference.Imaging;

/// <summary>Names of samplers in ComfyUI, SwarmUI and InvokeAI, and ours for them.</summary>
internal static class ForeignSampler
{
    public static string? Name(string? sampler, string? schedule)
    {
        var karras = string.Equals(schedule, "karras", StringComparison.OrdinalIgnoreCase) || sampler?.EndsWith("_k", StringComparison.Ordinal) == true;
        return sampler switch
        {
            "euler" or "euler_k" => "Euler",
            "euler_ancestral" or "euler_a" => "Euler a",
            "dpmpp_2m" or "dpmpp_2m_k" => karras ? "DPM++ 2M Karras" : "DPM++ 2M",
            "ddim" => "DDIM",
            "pndm" => "PNDM",
            _ => sampler,
        };
    }
}
