namespace Studio.Inference.Diffusion.Schedulers;

/// <summary>The larger the picture, the more noise is needed to hide it: a flow's sigmas are shifted upwards (arXiv:2403.03206, formula 23).</summary>
internal static class FlowShift
{
    public static double Apply(double sigma, double shift) => shift * sigma / (1 + (shift - 1) * sigma);

    /// <summary>The configuration's shift, or the one that follows from the run's picture (time_shift of scheduling_flow_match_euler_discrete.py).</summary>
    public static double Of(SchedulerConfig config, string key, SchedulerRun run)
    {
        if (!config.Flag("use_dynamic_shifting", false))
        {
            return config.Number(key, 1);
        }

        var mu = run.Mu ?? (run.ImageTokens is { } tokens ? Mu(config, tokens) : throw new InferenceException(
            $"{config.ClassName} shifts its sigmas by the size of the picture (use_dynamic_shifting), and this run does not say it."));
        var kind = config.Text("time_shift_type", "exponential");
        return kind switch
        {
            "exponential" => Math.Exp(mu),
            "linear" => mu,
            _ => throw config.Refuse("time_shift_type", kind),
        };
    }

    /// <summary>A line through (base_image_seq_len, base_shift) and (max_image_seq_len, max_shift): calculate_shift of pipelines/flux/pipeline_flux.py.</summary>
    public static double Mu(SchedulerConfig config, int imageTokens)
    {
        var start = config.Number("base_image_seq_len", 256);
        var shift = config.Number("base_shift", 0.5);
        var slope = (config.Number("max_shift", 1.15) - shift) / (config.Number("max_image_seq_len", 4096) - start);
        return imageTokens * slope + shift - slope * start;
    }

    /// <summary>Stretched so that the last sigma is this one (stretch_shift_to_terminal).</summary>
    public static double[] ToTerminal(double[] sigmas, double terminal)
    {
        var scale = (1 - sigmas[^1]) / (1 - terminal);
        return Array.ConvertAll(sigmas, sigma => 1 - (1 - sigma) / scale);
    }
}
