using Studio.Inference.Onnx;

namespace Studio.Inference.Diffusion;

/// <summary>One generator per picture, each drawing its own part of a batch: a seed gives the same noise alone and among others.</summary>
internal sealed class PictureNoise(IReadOnlyList<long> seeds)
{
    private readonly Noise[] _generators = [.. seeds.Select(seed => new Noise(seed))];

    public Tensor Draw(IReadOnlyList<int> shape)
    {
        int[] one = [1, .. shape.Skip(1)];
        return Tensor.Concatenate([.. _generators.Select(generator => generator.Normal(one))]);
    }
}
