using System.Numerics.Tensors;
using Studio.Inference.Models;

namespace Studio.Inference.Diffusion;

/// <summary>A picture at latent size from predicted x0 by a linear map; a thousandth of what the decoder would cost.</summary>
internal sealed class PreviewMap
{
    private const int Colours = 3;

    private readonly LatentWindow _window;
    private readonly float[][] _weights;
    private readonly float[] _bias;

    public PreviewMap(LatentPreview map, int channels, string modelFolder)
    {
        var window = LatentWindow.OfRows(map.Matrix.Count, channels);
        if (window is null || map.Matrix.Any(row => row.Length != Colours) || map.Bias.Length != Colours)
        {
            throw new InferenceException(
                $"The preview matrix in {Path.Combine(Path.GetFileName(modelFolder), ModelManifest.FileName)} must have {channels} rows (or 9 times as many) of {Colours} numbers and a bias of {Colours}.");
        }

        _window = window.Value;
        _weights = [.. Enumerable.Range(0, Colours).Select(colour => map.Matrix.Select(row => row[colour]).ToArray())];
        _bias = map.Bias;
    }

    /// <summary>A weighted sum of the latents' planes, each shifted by its place in the window: whole planes at a time, so that it costs next to nothing beside a step.</summary>
    public PreviewImage Draw(ReadOnlySpan<float> latents, int height, int width)
    {
        var reach = _window.Side / 2;
        var stride = width + 2 * reach;
        var padded = Pad(latents, height, width, reach);
        var plane = stride * (height + 2 * reach);

        // A row ends with the padding between it and the next one, which nobody reads; the last row has none.
        var sum = new float[height * stride - 2 * reach];
        var rgb = new byte[height * width * Colours];
        for (var colour = 0; colour < Colours; colour++)
        {
            sum.AsSpan().Fill(_bias[colour]);
            for (var row = 0; row < _window.Length; row++)
            {
                var (channel, place) = Math.DivRem(row, _window.Side * _window.Side);
                var start = channel * plane + place / _window.Side * stride + place % _window.Side;
                TensorPrimitives.MultiplyAdd(padded.AsSpan(start, sum.Length), _weights[colour][row], sum, sum);
            }

            for (var i = 0; i < height * width; i++)
            {
                rgb[i * Colours + colour] = Pixels.ToByte(sum[i / width * stride + i % width]);
            }
        }

        return new PreviewImage(width, height, rgb);
    }

    private float[] Pad(ReadOnlySpan<float> latents, int height, int width, int reach)
    {
        var stride = width + 2 * reach;
        var rows = height + 2 * reach;
        var padded = new float[_window.Channels * rows * stride];
        for (var row = 0; row < _window.Channels * height; row++)
        {
            var (channel, y) = Math.DivRem(row, height);
            latents.Slice(row * width, width).CopyTo(padded.AsSpan((channel * rows + y + reach) * stride + reach));
        }

        return padded;
    }
}
