using Studio.Inference.Onnx;

namespace Studio.Inference.Diffusion.Conditioning;

/// <summary>
/// Weights of words: each token's hidden state times its multiplier, then everything by one factor so that the mean is what it
/// was before. The form that AUTOMATIC1111's users know, so that their prompts mean the same here.
/// </summary>
internal static class ChunkEmphasis
{
    /// <param name="states">[1, tokens, width]; never changed: the encoder keeps what it gave.</param>
    /// <param name="multipliers">One per token.</param>
    public static Tensor Apply(Tensor states, IReadOnlyList<float> multipliers)
    {
        if (multipliers.All(multiplier => multiplier == 1))
        {
            return states;
        }

        var before = Mean(states.Span);
        var width = states.Shape[^1];
        var weighted = new Tensor(states.Shape);
        for (var i = 0; i < states.Length; i++)
        {
            weighted.Data[i] = states.Data[i] * multipliers[i / width];
        }

        var after = Mean(weighted.Span);

        // Weights of 0 everywhere leave no mean to restore.
        return after == 0 ? weighted : weighted * (float)(before / after);
    }

    private static double Mean(ReadOnlySpan<float> values)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += value;
        }

        return sum / values.Length;
    }
}
