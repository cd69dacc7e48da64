using Studio.Inference.Onnx;

namespace Studio.Inference.Diffusion.Schedulers;

/// <summary>
/// The update formulas of DPM-Solver. Data prediction (++): arXiv:2211.01095, algorithm 2; noise prediction: arXiv:2206.00927,
/// appendix D; the SDE forms: arXiv:2211.01095, appendix. Outputs come oldest first; t is where the step goes, s0 where it is.
/// </summary>
internal sealed class DpmSolverUpdate
{
    private readonly Prediction _prediction;
    private readonly DynamicThresholding? _thresholding;

    public DpmSolverUpdate(SchedulerConfig config)
    {
        // "deis" and the solver types of its sister classes are accepted and replaced, as diffusers does when configs are exchanged.
        var algorithm = config.Text("algorithm_type", "dpmsolver++");
        (PredictsData, Stochastic) = algorithm switch
        {
            "dpmsolver++" or "deis" => (true, false),
            "sde-dpmsolver++" => (true, true),
            "dpmsolver" => (false, false),
            "sde-dpmsolver" => (false, true),
            _ => throw config.Refuse("algorithm_type", algorithm),
        };
        var solver = config.Text("solver_type", "midpoint");
        IsHeun = solver switch
        {
            "heun" => true,
            "midpoint" or "logrho" or "bh1" or "bh2" => false,
            _ => throw config.Refuse("solver_type", solver),
        };
        if (!PredictsData && config.Text("final_sigmas_type", "zero") == "zero")
        {
            throw config.Refuse("final_sigmas_type", $"zero with algorithm_type {algorithm}");
        }

        _prediction = PredictsData
            ? new Prediction(config, "epsilon", "sample", "v_prediction", "flow_prediction")
            : new Prediction(config, "epsilon", "sample", "v_prediction");
        _thresholding = DynamicThresholding.From(config);
    }

    public bool PredictsData { get; }

    public bool Stochastic { get; }

    /// <summary>Which of the two forms of the second and third order.</summary>
    public bool IsHeun { get; }

    /// <summary>The predicted original, and what these formulas integrate: it, or the noise.</summary>
    public (Tensor Original, Tensor Output) Convert(Tensor modelOutput, Tensor sample, SolverLevel level)
    {
        var original = _prediction.Original(modelOutput, sample, level);
        original = _thresholding?.Apply(original) ?? original;
        if (PredictsData)
        {
            return (original, original);
        }

        return (original, _thresholding is null ? _prediction.Noise(modelOutput, sample, level) : Prediction.NoiseBeside(original, sample, level));
    }

    public Tensor First(Tensor output, Tensor sample, Tensor? noise, SolverLevel t, SolverLevel s0)
    {
        var h = t.Lambda - s0.Lambda;
        return Base(sample, noise, t, s0, h) + Linear(t, h) * output;
    }

    public Tensor Second(IReadOnlyList<Tensor> outputs, Tensor sample, Tensor? noise, SolverLevel t, SolverLevel s0, SolverLevel s1)
    {
        var h = t.Lambda - s0.Lambda;
        var r0 = (s0.Lambda - s1.Lambda) / h;
        var d1 = 1 / r0 * (outputs[^1] - outputs[^2]);
        var slope = IsHeun ? Slope(t, h) : 0.5f * Linear(t, h);
        return Base(sample, noise, t, s0, h) + Linear(t, h) * outputs[^1] + slope * d1;
    }

    public Tensor Third(IReadOnlyList<Tensor> outputs, Tensor sample, Tensor? noise, SolverLevel t, SolverLevel s0, SolverLevel s1, SolverLevel s2)
    {
        var h = t.Lambda - s0.Lambda;
        var r0 = (s0.Lambda - s1.Lambda) / h;
        var r1 = (s1.Lambda - s2.Lambda) / h;
        var near = 1 / r0 * (outputs[^1] - outputs[^2]);
        var far = 1 / r1 * (outputs[^2] - outputs[^3]);
        var d1 = near + r0 / (r0 + r1) * (near - far);
        var d2 = 1 / (r0 + r1) * (near - far);
        return Base(sample, noise, t, s0, h) + Linear(t, h) * outputs[^1] + Slope(t, h) * d1 + Curve(t, h) * d2;
    }

    /// <summary>What remains of the sample, with fresh noise in the SDE forms.</summary>
    public Tensor Base(Tensor sample, Tensor? noise, SolverLevel t, SolverLevel s0, float h)
    {
        if (noise is null)
        {
            return (PredictsData ? t.Sigma / s0.Sigma : t.Alpha / s0.Alpha) * sample;
        }

        return PredictsData
            ? t.Sigma / s0.Sigma * MathF.Exp(-h) * sample + t.Sigma * MathF.Sqrt(1 - MathF.Exp(-2 * h)) * noise
            : t.Alpha / s0.Alpha * sample + t.Sigma * MathF.Sqrt(MathF.Exp(2 * h) - 1) * noise;
    }

    /// <summary>Weight of the output itself, of its first derivative (<see cref="Slope"/>) and of its second (<see cref="Curve"/>).</summary>
    public float Linear(SolverLevel t, float h) => (PredictsData, Stochastic) switch
    {
        (true, false) => -t.Alpha * (MathF.Exp(-h) - 1),
        (true, true) => t.Alpha * (1 - MathF.Exp(-2 * h)),
        (false, false) => -t.Sigma * (MathF.Exp(h) - 1),
        (false, true) => -2 * t.Sigma * (MathF.Exp(h) - 1),
    };

    public float Slope(SolverLevel t, float h) => (PredictsData, Stochastic) switch
    {
        (true, false) => t.Alpha * ((MathF.Exp(-h) - 1) / h + 1),
        (true, true) => t.Alpha * ((1 - MathF.Exp(-2 * h)) / (-2 * h) + 1),
        (false, false) => -t.Sigma * ((MathF.Exp(h) - 1) / h - 1),
        (false, true) => -2 * t.Sigma * ((MathF.Exp(h) - 1) / h - 1),
    };

    public float Curve(SolverLevel t, float h) => (PredictsData, Stochastic) switch
    {
        (true, false) => -t.Alpha * ((MathF.Exp(-h) - 1 + h) / (h * h) - 0.5f),
        (true, true) => t.Alpha * ((1 - MathF.Exp(-2 * h) - 2 * h) / (4 * h * h) - 0.5f),
        (false, false) => -t.Sigma * ((MathF.Exp(h) - 1 - h) / (h * h) - 0.5f),

        // diffusers has no third order of this form.
        (false, true) => throw new InferenceException("sde-dpmsolver has no third order; set solver_order to 2."),
    };
}
