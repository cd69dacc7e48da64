using Studio.Inference.Onnx;

namespace Studio.Inference.Diffusion.Schedulers;

/// <summary>What the network's output says about the clean sample and about the noise in it (prediction_type).</summary>
internal sealed class Prediction
{
    private readonly string _type;

    public Prediction(SchedulerConfig config, params ReadOnlySpan<string> known)
    {
        _type = config.Text("prediction_type", "epsilon");
        if (!known.Contains(_type, StringComparer.Ordinal))
        {
            throw config.Refuse("prediction_type", _type);
        }
    }

    /// <summary>Where sample = alpha * original + sigma * noise. v: arXiv:2202.00512, appendix D.</summary>
    public Tensor Original(Tensor output, Tensor sample, SolverLevel level) => _type switch
    {
        "epsilon" => (sample - level.Sigma * output) / level.Alpha,
        "v_prediction" => level.Alpha * sample - level.Sigma * output,
        "flow_prediction" => sample - level.Sigma * output,
        _ => output,
    };

    public Tensor Noise(Tensor output, Tensor sample, SolverLevel level) => _type switch
    {
        "epsilon" => output,
        "v_prediction" => level.Alpha * output + level.Sigma * sample,
        _ => NoiseBeside(Original(output, sample, level), sample, level),
    };

    /// <summary>What is left of the sample without this original.</summary>
    public static Tensor NoiseBeside(Tensor original, Tensor sample, SolverLevel level) => (sample - level.Alpha * original) / level.Sigma;

    /// <summary>Where sample = original + sigma * noise, as k-diffusion has it (arXiv:2206.00364, table 1).</summary>
    public Tensor Original(Tensor output, Tensor sample, float sigma) => _type switch
    {
        "epsilon" => sample - sigma * output,
        "v_prediction" => output * (-sigma / MathF.Sqrt(sigma * sigma + 1)) + sample / (sigma * sigma + 1),
        _ => output,
    };
}
