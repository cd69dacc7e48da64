using System.Globalization;

namespace Studio.Inference.Diffusion.Schedulers;

/// <summary>What a scheduler's numbers can be at all. A config that says something else was damaged, and would ask for memory without end or divide by zero.</summary>
internal static class SchedulerLimits
{
    private const int MostTimesteps = 100_000;

    public static void Check(SchedulerConfig config)
    {
        Whole("num_train_timesteps", 1, MostTimesteps);
        Whole("original_inference_steps", 1, MostTimesteps);
        Whole("steps_offset", 0, MostTimesteps);
        Share("beta_start", config.Optional("beta_start"));
        Share("beta_end", config.Optional("beta_end"));
        if (config.Numbers("trained_betas") is not { } betas)
        {
            return;
        }

        if (betas.Count is 0 or > MostTimesteps)
        {
            throw config.Impossible("trained_betas", $"{betas.Count} numbers", 1, MostTimesteps);
        }

        foreach (var beta in betas)
        {
            Share("trained_betas", beta);
        }

        void Whole(string key, int least, int most)
        {
            if (config.Has(key) && config.Whole(key, least) is var value && (value < least || value > most))
            {
                throw config.Impossible(key, value.ToString(CultureInfo.InvariantCulture), least, most);
            }
        }

        // The part of the signal that a timestep takes away.
        void Share(string key, double? value)
        {
            if (value is not null && !(value is >= 0 and <= 1))
            {
                throw config.Impossible(key, value.Value.ToString(CultureInfo.InvariantCulture), 0, 1);
            }
        }
    }
}
