namespace Studio.Inference.Onnx;

/// <summary>
/// Normal numbers as torch.randn draws them from torch.Generator("cpu").manual_seed(seed), so that a seed means the same
/// picture as in diffusers (aten/src/ATen/native/cpu/DistributionTemplates.h, normal_fill; core/DistributionsHelper.h).
/// </summary>
public sealed class Noise(long seed)
{
    private const int Block = 16;

    private readonly MersenneTwister _engine = new(unchecked((uint)seed));
    private double? _cached;

    public Tensor Normal(params IReadOnlyList<int> shape)
    {
        var tensor = new Tensor([.. shape]);
        Fill(tensor.Data);
        return tensor;
    }

    private void Fill(Span<float> values)
    {
        if (values.Length < Block)
        {
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = (float)ScalarNormal();
            }

            return;
        }

        foreach (ref var value in values)
        {
            value = Uniform();
        }

        for (var start = 0; start + Block <= values.Length; start += Block)
        {
            BoxMuller(values.Slice(start, Block));
        }

        if (values.Length % Block == 0)
        {
            return;
        }

        // The last 16 overlap the block before them and are drawn anew.
        var tail = values[^Block..];
        foreach (ref var value in tail)
        {
            value = Uniform();
        }

        BoxMuller(tail);
    }

    /// <summary>Value j becomes the cosine part and value j + 8 the sine part of one pair.</summary>
    private static void BoxMuller(Span<float> block)
    {
        const int half = Block / 2;
        for (var j = 0; j < half; j++)
        {
            var radius = MathF.Sqrt(-2 * MathF.Log(1 - block[j]));
            var (sin, cos) = MathF.SinCos((float)(2 * Math.PI) * block[j + half]);
            block[j] = radius * cos;
            block[j + half] = radius * sin;
        }
    }

    /// <summary>24 random bits in [0, 1).</summary>
    private float Uniform() => (_engine.Next() & ((1u << 24) - 1)) * MathF.ScaleB(1, -24);

    /// <summary>53 random bits in [0, 1), the high word drawn first.</summary>
    private double UniformDouble()
    {
        var high = (ulong)_engine.Next() << 32;
        return ((high | _engine.Next()) & ((1ul << 53) - 1)) * Math.ScaleB(1, -53);
    }

    /// <summary>The path of fewer than 16 numbers: pairs in double, the second kept for the next number, also of a later call.</summary>
    private double ScalarNormal()
    {
        if (_cached is { } second)
        {
            _cached = null;
            return second;
        }

        var angle = 2 * Math.PI * UniformDouble();
        var radius = Math.Sqrt(-2 * Math.Log(1 - UniformDouble()));
        _cached = radius * Math.Sin(angle);
        return radius * Math.Cos(angle);
    }
}
