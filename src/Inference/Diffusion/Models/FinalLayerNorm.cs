using Studio.Inference.Models;
using Studio.Inference.Onnx;

namespace Studio.Inference.Diffusion.Models;

/// <summary>
/// The norm behind CLIP's last layer, from the weights in the graph's file: an export gives it applied to the last layer only,
/// and clip skip wants it on an earlier one (diffusers pipeline_stable_diffusion.py, encode_prompt).
/// </summary>
internal sealed class FinalLayerNorm
{
    private const string Weight = "text_model.final_layer_norm.weight";
    private const string Bias = "text_model.final_layer_norm.bias";

    // transformers' default for CLIPTextConfig.
    private const float DefaultEpsilon = 1e-5f;

    private readonly float[] _weight;
    private readonly float[] _bias;
    private readonly float _epsilon;

    private FinalLayerNorm(float[] weight, float[] bias, float epsilon)
    {
        _weight = weight;
        _bias = bias;
        _epsilon = epsilon;
    }

    /// <summary>Null when the file does not hold them under their own names, as exports with outside weights.</summary>
    public static FinalLayerNorm? Find(string graph, int width)
    {
        var found = OnnxWeights.Read(graph, [Weight, Bias]);
        var config = Path.Combine(Path.GetDirectoryName(graph)!, "config.json");
        var epsilon = File.Exists(config) ? ConfigFile.Read(config).Real("layer_norm_eps") : null;
        return found.TryGetValue(Weight, out var weight) && found.TryGetValue(Bias, out var bias) && weight.Length == width && bias.Length == width
            ? new FinalLayerNorm(weight, bias, epsilon ?? DefaultEpsilon)
            : null;
    }

    public Tensor Apply(Tensor states)
    {
        var width = _weight.Length;
        var result = new Tensor(states.Shape);
        for (var start = 0; start < states.Length; start += width)
        {
            Apply(states.Span.Slice(start, width), result.Span.Slice(start, width));
        }

        return result;
    }

    private void Apply(ReadOnlySpan<float> row, Span<float> result)
    {
        var (sum, squares) = (0.0, 0.0);
        foreach (var value in row)
        {
            sum += value;
        }

        var mean = sum / row.Length;
        foreach (var value in row)
        {
            squares += (value - mean) * (value - mean);
        }

        var scale = 1 / Math.Sqrt(squares / row.Length + _epsilon);
        for (var i = 0; i < row.Length; i++)
        {
            result[i] = (float)((row[i] - mean) * scale) * _weight[i] + _bias[i];
        }
    }
}
