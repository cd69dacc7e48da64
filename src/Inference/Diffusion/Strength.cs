namespace Studio.Inference.Diffusion;

/// <summary>How much of a picture is drawn anew: the share of the steps that is run.</summary>
public static class Strength
{
    /// <summary>Rounded down as diffusers does (get_timesteps).</summary>
    public static int StepsTaken(int steps, double strength) => Math.Min((int)(steps * strength), steps);
}
