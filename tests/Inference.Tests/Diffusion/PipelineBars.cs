using System.Text.Json.Nodes;
using Studio.Inference.Tests.Golden;

namespace Studio.Inference.Tests.Diffusion;

/// <summary>How far a replay may be off: embeddings, first output and pixels absolute, latents over the largest value.</summary>
internal sealed record PipelineBars(double Embeddings, double FirstOutput, double Latents, double LastLatents, double Decoded)
{
    /// <summary>goldens/pipelines/README.md, "Advice".</summary>
    public static readonly PipelineBars Tiny = new(1e-5, 1e-4, 1e-4, 1e-4, 1e-3);

    /// <summary>The embedded model's runs carry their own.</summary>
    public static PipelineBars Of(JsonNode tolerance) => new(
        tolerance["prompt_embeds_abs"].Number(),
        tolerance["unet0_out_abs"].Number(),
        tolerance["latents_first_rel_to_max"].Number(),
        tolerance["latents_last_rel_to_max"].Number(),
        tolerance["decoded_abs"].Number());
}
