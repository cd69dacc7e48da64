using Studio.Inference.Onnx;

namespace Studio.Inference.Diffusion.Starts;

/// <summary>Start noise on the way from that of the request's seeds to that of others: pictures alike to a picture.</summary>
/// <param name="Seeds">One per picture.</param>
/// <param name="Amount">0 is the picture itself, 1 that of the other seed.</param>
public sealed record NoiseVariation(IReadOnlyList<long> Seeds, double Amount)
{
    // Below this angle (in radians) the arc is a line in float precision.
    private const double SmallestAngle = 1e-4;

    internal Tensor Apply(Tensor noise)
    {
        var result = new Tensor(noise.Shape);
        for (var picture = 0; picture < noise.Shape[0]; picture++)
        {
            var other = new Noise(Seeds[picture]).Normal([1, .. noise.Shape.Skip(1)]);
            Slerp(noise.Item(picture), other.Data, Amount, result.Item(picture));
        }

        return result;
    }

    /// <summary>Along the sphere (Shoemake 1985): a straight line would pass nearer to the middle, where noise is too weak to become a picture.</summary>
    private static void Slerp(ReadOnlySpan<float> from, ReadOnlySpan<float> to, double amount, Span<float> result)
    {
        var (dot, lengthFrom, lengthTo) = (0.0, 0.0, 0.0);
        for (var i = 0; i < from.Length; i++)
        {
            dot += (double)from[i] * to[i];
            lengthFrom += (double)from[i] * from[i];
            lengthTo += (double)to[i] * to[i];
        }

        var angle = Math.Acos(Math.Clamp(dot / Math.Sqrt(lengthFrom * lengthTo), -1, 1));
        var straight = Math.Sin(angle) < SmallestAngle;
        var a = straight ? 1 - amount : Math.Sin((1 - amount) * angle) / Math.Sin(angle);
        var b = straight ? amount : Math.Sin(amount * angle) / Math.Sin(angle);
        for (var i = 0; i < from.Length; i++)
        {
            result[i] = (float)(a * from[i] + b * to[i]);
        }
    }
}
