using Studio.Inference.Onnx;

namespace Studio.Inference.Diffusion.Conditioning;

/// <summary>What text encoders make of a prompt.</summary>
/// <param name="Hidden">[texts, tokens, width], the windows of a long prompt behind each other.</param>
/// <param name="Pooled">[texts, width], one vector for the whole text; only SDXL has it.</param>
internal sealed record PromptStates(Tensor Hidden, Tensor? Pooled)
{
    public static PromptStates Concatenate(IReadOnlyList<PromptStates> texts) => texts.Count == 1
        ? texts[0]
        : new PromptStates(
            Tensor.Concatenate([.. texts.Select(text => text.Hidden)]),
            texts[0].Pooled is null ? null : Tensor.Concatenate([.. texts.Select(text => text.Pooled!)]));
}
