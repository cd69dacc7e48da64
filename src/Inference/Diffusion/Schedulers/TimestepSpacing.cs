namespace Studio.Inference.Diffusion.Schedulers;

/// <summary>The three ways to choose N of the training timesteps (arXiv:2305.08891, table 2), with numpy's rounding.</summary>
internal static class TimestepSpacing
{
    /// <summary>Whole timesteps, falling, as DDPM and its kin lay them out.</summary>
    public static float[] Whole(SchedulerConfig config, int trainTimesteps, int steps)
    {
        if (steps > trainTimesteps)
        {
            throw new InferenceException($"{config.ClassName} can take at most {trainTimesteps} steps with this model, not {steps}.");
        }

        var spacing = config.Text("timestep_spacing", "leading");
        var timesteps = spacing switch
        {
            "linspace" => Array.ConvertAll(Linspace(trainTimesteps - 1, steps), value => Math.Round(value)),
            "leading" => Leading(trainTimesteps, steps, config.Whole("steps_offset", 0)),
            "trailing" => Trailing(trainTimesteps, trainTimesteps / (double)steps),
            _ => throw config.Refuse("timestep_spacing", spacing),
        };
        return Array.ConvertAll(timesteps, value => (float)value);
    }

    /// <summary>numpy.linspace(0, last, count), falling. One value is 0, not the last.</summary>
    public static double[] Linspace(double last, int count)
    {
        var values = new double[count];
        for (var i = 0; i < count; i++)
        {
            values[count - 1 - i] = i == count - 1 && count > 1 ? last : i * (last / Math.Max(1, count - 1));
        }

        return values;
    }

    /// <summary>Multiples of a whole step, falling. With as many steps as there are timesteps the offset would leave the schedule.</summary>
    public static double[] Leading(int trainTimesteps, int count, int offset)
    {
        var ratio = trainTimesteps / count;
        return [.. Enumerable.Range(0, count).Select(i => (double)Math.Min((count - 1 - i) * ratio + offset, trainTimesteps - 1))];
    }

    /// <summary>numpy.arange(start, 0, -ratio).round() - 1.</summary>
    public static double[] Trailing(double start, double ratio)
    {
        var count = (int)Math.Ceiling(start / ratio);

        // numpy takes its step from the first two values.
        var step = start - ratio - start;
        return [.. Enumerable.Range(0, count).Select(i => Math.Round(start + i * step, MidpointRounding.ToEven) - 1)];
    }
}
