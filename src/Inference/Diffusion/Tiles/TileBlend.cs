using Studio.Inference.Onnx;

namespace Studio.Inference.Diffusion.Tiles;

/// <summary>
/// Sums overlapping tiles, each fading into its neighbours in a straight line, so that no border shows. The outer quarter of an
/// overlap counts for nothing: there a network sees the padding around its tile instead of the picture.
/// </summary>
internal sealed class TileBlend(int channels, int height, int width, int overlap)
{
    private readonly float _margin = overlap / 4f;
    private readonly float _fade = Math.Max(1, overlap / 2f);
    private readonly Tensor _sum = new(1, channels, height, width);
    private readonly float[] _weights = new float[height * width];

    public void Add(Tensor tile, TileSpan rows, TileSpan columns)
    {
        for (var y = 0; y < rows.Length; y++)
        {
            for (var x = 0; x < columns.Length; x++)
            {
                var weight = Weight(y, rows, height) * Weight(x, columns, width);
                var place = (rows.Start + y) * width + columns.Start + x;
                _weights[place] += weight;
                for (var channel = 0; channel < channels; channel++)
                {
                    _sum.Data[channel * _weights.Length + place] += weight * tile.Data[(channel * rows.Length + y) * columns.Length + x];
                }
            }
        }
    }

    public Tensor Finish()
    {
        for (var i = 0; i < _sum.Length; i++)
        {
            _sum.Data[i] /= _weights[i % _weights.Length];
        }

        return _sum;
    }

    /// <summary>Full weight at the picture's own border.</summary>
    private float Weight(int index, TileSpan span, int length)
    {
        var before = span.Start == 0 ? 1 : (index + 0.5f - _margin) / _fade;
        var after = span.End == length ? 1 : (span.Length - index - 0.5f - _margin) / _fade;
        return Math.Clamp(Math.Min(before, after), 0, 1);
    }
}
