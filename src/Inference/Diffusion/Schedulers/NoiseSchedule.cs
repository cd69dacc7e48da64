namespace Studio.Inference.Diffusion.Schedulers;

/// <summary>
/// How much noise each training timestep has. Float32 in torch's order of rounding (scheduling_ddim.py, __init__):
/// a schedule rescaled to zero terminal SNR subtracts nearly equal numbers, where another rounding is visible.
/// </summary>
public sealed class NoiseSchedule
{
    private NoiseSchedule(float[] betas, float[] alphasCumprod, bool endsWithOne)
    {
        Betas = betas;
        AlphasCumprod = alphasCumprod;
        FinalAlpha = endsWithOne ? 1 : alphasCumprod[0];
        Sigmas = Array.ConvertAll(alphasCumprod, alpha => MathF.Sqrt((1 - alpha) / alpha));
    }

    public int TrainTimesteps => Betas.Length;

    public float[] Betas { get; }

    /// <summary>Share of the signal's variance left at each timestep.</summary>
    public float[] AlphasCumprod { get; }

    /// <summary>What counts as left of the signal before the first timestep.</summary>
    public float FinalAlpha { get; }

    /// <summary>Noise over signal, sqrt((1 - a) / a).</summary>
    public float[] Sigmas { get; }

    public static NoiseSchedule From(SchedulerConfig config)
    {
        var betas = BetasOf(config);
        if (EndsWithoutSignal(config))
        {
            betas = RescaleToZeroTerminalSnr(betas);
        }

        return new NoiseSchedule(betas, CumulativeAlphas(betas), config.Flag("set_alpha_to_one", config.ClassName != "PNDMScheduler"));
    }

    /// <summary>For schedulers that count in sigmas: the last alpha of a zero-SNR schedule becomes 2^-24, so that its sigma is 4096 and not infinite.</summary>
    public static NoiseSchedule WithFiniteSigmas(SchedulerConfig config)
    {
        var schedule = From(config);
        if (!EndsWithoutSignal(config))
        {
            return schedule;
        }

        var alphas = (float[])schedule.AlphasCumprod.Clone();
        alphas[^1] = MathF.ScaleB(1, -24);
        return new NoiseSchedule(schedule.Betas, alphas, endsWithOne: true);
    }

    /// <summary>The other classes of diffusers do not know the setting and begin with what is left of the signal, whatever the model was trained with.</summary>
    private static bool EndsWithoutSignal(SchedulerConfig config) => config.Flag("rescale_betas_zero_snr", false) && config.ClassName is
        "DDIMScheduler" or "DDPMScheduler" or "DPMSolverMultistepScheduler" or "EulerAncestralDiscreteScheduler" or "EulerDiscreteScheduler"
        or "LCMScheduler" or "TCDScheduler" or "UniPCMultistepScheduler";

    private static float[] BetasOf(SchedulerConfig config)
    {
        if (config.Numbers("trained_betas") is { } trained)
        {
            return [.. trained.Select(beta => (float)beta)];
        }

        var count = config.Whole("num_train_timesteps", 1000);
        var silent = SilentBetas(config.ClassName);
        var start = config.Number("beta_start", silent.Start);
        var end = config.Number("beta_end", silent.End);
        var kind = config.Text("beta_schedule", silent.Kind);
        return kind switch
        {
            "linear" => Linspace((float)start, (float)end, count),
            "scaled_linear" => Array.ConvertAll(Linspace((float)Math.Sqrt(start), (float)Math.Sqrt(end), count), root => root * root),
            "squaredcos_cap_v2" => Cosine(count),
            _ => throw config.Refuse("beta_schedule", kind),
        };
    }

    /// <summary>What each class of diffusers takes where its configuration is silent.</summary>
    private static (double Start, double End, string Kind) SilentBetas(string className) => className switch
    {
        "HeunDiscreteScheduler" or "KDPM2DiscreteScheduler" or "KDPM2AncestralDiscreteScheduler" => (0.00085, 0.012, "linear"),
        "LCMScheduler" or "TCDScheduler" => (0.00085, 0.012, "scaled_linear"),
        _ => (0.0001, 0.02, "linear"),
    };

    /// <summary>
    /// torch.linspace on the CPU: vectors of eight begin at a value counted from the nearer end and go on from there, with fused
    /// multiply and add. Another order of rounding is off by 4e-5 in the noisiest alphas of a zero-SNR schedule.
    /// </summary>
    private static float[] Linspace(float start, float end, int count)
    {
        const int lanes = 8;
        var values = new float[count];
        var step = (end - start) / (count - 1);
        for (var i = 0; i < count; i++)
        {
            var first = i / lanes * lanes;
            first = first + lanes <= count ? first : i;
            var begin = first < count / 2
                ? MathF.FusedMultiplyAdd(step, first, start)
                : MathF.FusedMultiplyAdd(-step, count - first - 1, end);
            values[i] = MathF.FusedMultiplyAdd(step, i - first, begin);
        }

        return values;
    }

    /// <summary>arXiv:2102.09672, formula 17, as betas_for_alpha_bar has it.</summary>
    private static float[] Cosine(int count)
    {
        static double AlphaBar(double t) => Math.Pow(Math.Cos((t + 0.008) / 1.008 * Math.PI / 2), 2);

        var betas = new float[count];
        for (var i = 0; i < count; i++)
        {
            betas[i] = (float)Math.Min(1 - AlphaBar((i + 1.0) / count) / AlphaBar(i / (double)count), 0.999);
        }

        return betas;
    }

    /// <summary>torch.cumprod on the CPU multiplies in double and rounds what it stores.</summary>
    private static float[] CumulativeAlphas(float[] betas)
    {
        var result = new float[betas.Length];
        var product = 1.0;
        for (var i = 0; i < betas.Length; i++)
        {
            product *= 1 - betas[i];
            result[i] = (float)product;
        }

        return result;
    }

    /// <summary>arXiv:2305.08891, algorithm 1.</summary>
    private static float[] RescaleToZeroTerminalSnr(float[] betas)
    {
        var roots = Array.ConvertAll(CumulativeAlphas(betas), MathF.Sqrt);
        var first = roots[0];
        var last = roots[^1];
        var scale = first / (first - last);
        var alphaBars = Array.ConvertAll(roots, root => (root - last) * scale * ((root - last) * scale));
        var result = new float[betas.Length];
        result[0] = 1 - alphaBars[0];
        for (var i = 1; i < betas.Length; i++)
        {
            result[i] = 1 - alphaBars[i] / alphaBars[i - 1];
        }

        return result;
    }
}
