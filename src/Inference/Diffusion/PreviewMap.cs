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

    public PreviewImage Draw(ReadOnlySpan<float> latents, int height, int width)
    {
        var rgb = new byte[height * width * Colours];
        var around = new float[_window.Length];
        for (var i = 0; i < height * width; i++)
        {
            _window.Read<float>(latents, height, width, i / width, i % width, around);
            for (var colour = 0; colour < Colours; colour++)
            {
                rgb[i * Colours + colour] = Pixels.ToByte(_bias[colour] + TensorPrimitives.Dot<float>(around, _weights[colour]));
            }
        }

        return new PreviewImage(width, height, rgb);
    }
}
