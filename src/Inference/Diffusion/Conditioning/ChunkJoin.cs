using Studio.Inference.Onnx;

namespace Studio.Inference.Diffusion.Conditioning;

/// <summary>Puts the hidden states of windows, [1, tokens, width] each, together.</summary>
internal static class ChunkJoin
{
    /// <summary>Behind each other: a long prompt.</summary>
    public static Tensor AlongTokens(IReadOnlyList<Tensor> chunks)
    {
        if (chunks.Count == 1)
        {
            return chunks[0];
        }

        var joined = Tensor.Concatenate(chunks);
        return new Tensor(joined.Data, 1, chunks.Sum(chunk => chunk.Shape[1]), chunks[0].Shape[2]);
    }

    /// <summary>The states of two encoders for the same tokens in one row. Where one has fewer windows, it has nothing (zeros) to say about the rest.</summary>
    public static Tensor SideBySide(IReadOnlyList<Tensor> left, IReadOnlyList<Tensor> right)
    {
        var (a, b) = (AlongTokens(left), AlongTokens(right));
        var (widthA, widthB) = (a.Shape[2], b.Shape[2]);
        var joined = new Tensor(1, Math.Max(a.Shape[1], b.Shape[1]), widthA + widthB);
        for (var token = 0; token < joined.Shape[1]; token++)
        {
            var row = joined.Span.Slice(token * (widthA + widthB), widthA + widthB);
            Row(a, token).CopyTo(row);
            Row(b, token).CopyTo(row[widthA..]);
        }

        return joined;
    }

    private static ReadOnlySpan<float> Row(Tensor states, int token) =>
        token < states.Shape[1] ? states.Span.Slice(token * states.Shape[2], states.Shape[2]) : [];
}
