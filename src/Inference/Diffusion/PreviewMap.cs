using Studio.Inference.Models;

namespace Studio.Inference.Diffusion;

/// <summary>A picture at latent size from predicted x0 by a linear map; a thousandth of what the decoder would cost.</summary>
internal sealed class PreviewMap
{
    private const int Colours = 3;

    private readonly IReadOnlyList<float[]> _matrix;
    private readonly float[] _bias;

    public PreviewMap(LatentPreview map, int channels, string modelFolder)
    {
        var fits = map.Matrix.Count == channels && map.Matrix.All(row => row.Length == Colours) && map.Bias.Length == Colours;
        if (!fits)
        {
            throw new InferenceException($"The preview matrix in {Path.Combine(modelFolder, ModelManifest.FileName)} must have {channels} rows of {Colours} numbers and a bias of {Colours}.");
        }

        _matrix = map.Matrix;
        _bias = map.Bias;
    }

    public PreviewImage Draw(ReadOnlySpan<float> latents, int height, int width)
    {
        var plane = height * width;
        var rgb = new byte[plane * Colours];
        Span<float> pixel = stackalloc float[Colours];
        for (var i = 0; i < plane; i++)
        {
            _bias.CopyTo(pixel);
            for (var channel = 0; channel < _matrix.Count; channel++)
            {
                var value = latents[channel * plane + i];
                for (var colour = 0; colour < Colours; colour++)
                {
                    pixel[colour] += value * _matrix[channel][colour];
                }
            }

            for (var colour = 0; colour < Colours; colour++)
            {
                rgb[i * Colours + colour] = Pixels.ToByte(pixel[colour]);
            }
        }

        return new PreviewImage(width, height, rgb);
    }
}
