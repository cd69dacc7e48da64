using Studio.Inference.Diffusion;

namespace Studio.Inference.Tests.Diffusion;

internal static class Requests
{
    /// <summary>A wish that the embedded model draws well.</summary>
    public static readonly TextToImageRequest Squirrel = new()
    {
        Prompt = "A brown squirrel wearing a golden crown is in a snowy forest at sunset. Flat illustration.",
        Width = 256,
        Height = 256,
        Steps = 20,
        GuidanceScale = 3.5,
        Sampler = "DDIM",
        Seeds = [1],
    };

    /// <summary>Small enough for tests about behaviour; tiny-sd takes sides that are multiples of 16.</summary>
    public static readonly TextToImageRequest Tiny = new()
    {
        Prompt = "a red fox sitting in the snow, oil painting",
        Width = 64,
        Height = 64,
        Steps = 4,
        GuidanceScale = 7.5,
        Sampler = "DDIM",
        Seeds = [7],
    };
}
