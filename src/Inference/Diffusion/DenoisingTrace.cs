using Studio.Inference.Diffusion.Conditioning;
using Studio.Inference.Onnx;

namespace Studio.Inference.Diffusion;

/// <summary>Looks over the shoulder of a run: what golden tests compare and what the preview is fitted on.</summary>
internal sealed class DenoisingTrace
{
    /// <summary>What the UNet is told of the prompt and of the negative prompt, before the first step.</summary>
    public Action<UNetCondition, UNetCondition?> Encoded { get; init; } = static (_, _) => { };

    /// <summary>What the network saw, both halves of guidance where they are one batch, and its raw output.</summary>
    public Action<Tensor, Tensor> Predicted { get; init; } = static (_, _) => { };

    /// <summary>Steps taken before and the latents after this one.</summary>
    public Action<int, Tensor> Stepped { get; init; } = static (_, _) => { };

    /// <summary>Picture index and the raw output of the decoder.</summary>
    public Action<int, Tensor> Decoded { get; init; } = static (_, _) => { };
}
