using Studio.Inference.Diffusion.Schedulers;

namespace Studio.Inference.Diffusion;

/// <summary>One walk from noise to latents at one size: a scheduler and where on it the walk begins.</summary>
internal sealed class DenoisingPass
{
    public DenoisingPass(DenoisingPlan plan, LatentSpace space, int width, int height, int steps, double strength)
    {
        Scheduler = SchedulerFactory.Create(plan.Scheduler, new SchedulerRun { Steps = steps, Noise = plan.Noise, Eta = plan.Eta });
        Width = width;
        Height = height;
        LatentShape = [plan.Pictures, space.Channels, height / space.PixelsPerLatent, width / space.PixelsPerLatent];
        First = (steps - Strength.StepsTaken(steps, strength)) * Scheduler.CallsPerStep;
    }

    public IScheduler Scheduler { get; }

    /// <summary>Pixels.</summary>
    public int Width { get; }

    /// <summary>Pixels.</summary>
    public int Height { get; }

    /// <summary>[pictures, channels, h, w].</summary>
    public int[] LatentShape { get; }

    /// <summary>Index of the first timestep.</summary>
    public int First { get; }

    /// <summary>Model calls.</summary>
    public int Calls => Scheduler.Timesteps.Count - First;
}
