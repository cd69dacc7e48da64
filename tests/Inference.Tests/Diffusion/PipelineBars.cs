using System.Text.Json.Nodes;
using Studio.Inference.Tests.Golden;

namespace Studio.Inference.Tests.Diffusion;

/// <summary>How far a replay may be off: embeddings, first output and pixels absolute, latents over the largest value.</summary>
internal sealed record PipelineBars(double Embeddings, double FirstOutput, double Latents, double LastLatents, double Decoded)
{
    /// <summary>Levels that a value of the picture may be off.</summary>
    public int Levels { get; init; } = 1;

    /// <summary>Share of values that may be off at all.</summary>
    public double Share { get; init; } = 0.01;

    /// <summary>goldens/pipelines/README.md, "Advice".</summary>
    public static readonly PipelineBars Tiny = new(1e-5, 1e-4, 1e-4, 1e-4, 1e-3);

    /// <summary>Nine channels: the encoder amplifies; the reference's own weights in ONNX are 1.2e-4 off its first output (run.json, onnx_driven).</summary>
    public static readonly PipelineBars Inpainting = Tiny with { FirstOutput = 2e-4 };

    /// <summary>Half precision, against the same files run elsewhere: rounding at the border is the network's own.</summary>
    public static readonly PipelineBars Half = new(2e-2, 2e-2, 2e-2, 2e-2, 3e-2) { Levels = 3, Share = 0.4 };

    public static PipelineBars Of(string model) => model switch
    {
        "tiny-sd-fp16" => Half,
        "tiny-sd-inpaint" => Inpainting,
        _ => Tiny,
    };

    /// <summary>The embedded model's runs carry their own.</summary>
    public static PipelineBars Of(JsonNode tolerance) => new(
        tolerance["prompt_embeds_abs"].Number(),
        tolerance["unet0_out_abs"].Number(),
        tolerance["latents_first_rel_to_max"].Number(),
        tolerance["latents_last_rel_to_max"].Number(),
        tolerance["decoded_abs"].Number());
}
