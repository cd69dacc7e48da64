using Studio.Inference.Onnx;

namespace Studio.Inference.Diffusion.Conditioning;

/// <summary>Everything the UNet is told beside latents and timestep, by the names of its inputs. First axis: pictures.</summary>
internal sealed record UNetCondition(Tensor Text)
{
    public const string TextInput = "encoder_hidden_states";
    public const string PooledInput = "text_embeds";
    public const string TimeIdsInput = "time_ids";
    public const string GuidanceInput = "timestep_cond";

    /// <summary>SDXL: the whole text as one vector.</summary>
    public Tensor? Pooled { get; init; }

    /// <summary>SDXL: <see cref="MicroConditioning"/>.</summary>
    public Tensor? TimeIds { get; init; }

    /// <summary>Latent consistency models: <see cref="GuidanceEmbedding"/>.</summary>
    public Tensor? Guidance { get; init; }

    public Tensor? Input(string name) => name switch
    {
        TextInput => Text,
        PooledInput => Pooled,
        TimeIdsInput => TimeIds,
        GuidanceInput => Guidance,
        _ => null,
    };

    /// <summary>Texts of one length fit into one batch.</summary>
    public bool FitsWith(UNetCondition other) => Text.Shape[1] == other.Text.Shape[1];

    public static UNetCondition Concatenate(params IReadOnlyList<UNetCondition> parts)
    {
        return new UNetCondition(Join(part => part.Text)!)
        {
            Pooled = Join(part => part.Pooled),
            TimeIds = Join(part => part.TimeIds),
            Guidance = Join(part => part.Guidance),
        };

        Tensor? Join(Func<UNetCondition, Tensor?> of) => of(parts[0]) is null ? null : Tensor.Concatenate([.. parts.Select(part => of(part)!)]);
    }
}
