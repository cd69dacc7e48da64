using Studio.Inference.Models;
using Studio.Inference.Onnx;

namespace Studio.Inference.Diffusion;

/// <summary>
/// Fits the linear map of previews: least squares from the latents around a place (and a constant) to the mean colour of the
/// pixels that the decoder makes there. Latents are taken as the scheduler has them, before the division by the scaling factor.
/// </summary>
internal sealed class PreviewFit
{
    private const int Colours = 3;

    // Keeps channels that hardly vary from taking huge weights.
    private const double Ridge = 1e-3;

    private readonly LatentWindow _window;
    private readonly int _unknowns;
    private readonly double[,] _normal;
    private readonly double[,] _right;

    public PreviewFit(LatentWindow window)
    {
        _window = window;
        _unknowns = window.Length + 1;
        _normal = new double[_unknowns, _unknowns];
        _right = new double[_unknowns, Colours];
    }

    public void Add(ReadOnlySpan<float> latents, int height, int width, Tensor decoded)
    {
        var row = new double[_unknowns];
        for (var i = 0; i < height * width; i++)
        {
            row[^1] = 1;
            _window.Read<double>(latents, height, width, i / width, i % width, row);
            AddEquation(row, MeanColour(decoded, i / width, i % width, decoded.Shape[2] / height));
        }
    }

    public LatentPreview Solve()
    {
        for (var i = 0; i < _unknowns - 1; i++)
        {
            _normal[i, i] += Ridge * _normal[_unknowns - 1, _unknowns - 1];
        }

        LinearSystem.Solve(_normal, _right);
        float[] Row(int i) => [.. Enumerable.Range(0, Colours).Select(colour => (float)Math.Round(_right[i, colour], 5))];
        return new LatentPreview { Matrix = [.. Enumerable.Range(0, _unknowns - 1).Select(Row)], Bias = Row(_unknowns - 1) };
    }

    /// <summary>Mean of one square of pixels, 0 to 1.</summary>
    private static double[] MeanColour(Tensor decoded, int y, int x, int side)
    {
        var (height, width) = (decoded.Shape[2], decoded.Shape[3]);
        var mean = new double[Colours];
        for (var colour = 0; colour < Colours; colour++)
        {
            for (var line = 0; line < side; line++)
            {
                foreach (var value in decoded.Data.AsSpan(colour * height * width + (y * side + line) * width + x * side, side))
                {
                    mean[colour] += Math.Clamp(value / 2 + 0.5, 0, 1) / (side * side);
                }
            }
        }

        return mean;
    }

    private void AddEquation(double[] row, double[] target)
    {
        for (var i = 0; i < _unknowns; i++)
        {
            for (var j = 0; j < _unknowns; j++)
            {
                _normal[i, j] += row[i] * row[j];
            }

            for (var colour = 0; colour < Colours; colour++)
            {
                _right[i, colour] += row[i] * target[colour];
            }
        }
    }
}
