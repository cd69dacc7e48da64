using Studio.Inference.Onnx;

namespace Studio.Inference.Diffusion;

/// <summary>Looks over the shoulder of a run: what golden tests compare and what the preview is fitted on.</summary>
internal sealed class DenoisingTrace
{
    public Action<Tensor, Tensor?> Encoded { get; init; } = static (_, _) => { };

    /// <summary>Latents as the network saw them and its raw output, before guidance.</summary>
    public Action<Tensor, Tensor> Predicted { get; init; } = static (_, _) => { };

    /// <summary>Step index and the latents after it.</summary>
    public Action<int, Tensor> Stepped { get; init; } = static (_, _) => { };

    /// <summary>Picture index and the raw output of the decoder.</summary>
    public Action<int, Tensor> Decoded { get; init; } = static (_, _) => { };
}
