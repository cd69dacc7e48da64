using Studio.Inference.Diffusion.Schedulers;

namespace Studio.Inference.Tests.Diffusion.Schedulers;

/// <summary>Sigmas as the scheduler classes of diffusers list them; none for those that count in alphas.</summary>
internal static class SigmaList
{
    public static IReadOnlyList<float> Of(IScheduler scheduler) => scheduler switch
    {
        EulerScheduler euler => euler.Sigmas,
        EulerAncestralScheduler ancestral => ancestral.Sigmas,
        LmsScheduler multistep => multistep.Sigmas,
        DpmSolverMultistepScheduler solver => solver.Sigmas,
        DpmSolverSinglestepScheduler solver => solver.Sigmas,
        DeisScheduler solver => solver.Sigmas,
        UniPcScheduler solver => solver.Sigmas,
        FlowMatchEulerScheduler flow => flow.Sigmas,

        // These list a sigma once per model call, and two of them the final 0 three times.
        HeunScheduler heun => [heun.Sigmas[0], .. heun.Sigmas.Skip(1).SkipLast(1).SelectMany(Twice), 0],
        Kdpm2Scheduler midpoint => [midpoint.Sigmas[0], .. midpoint.Sigmas.Skip(1).SelectMany(Twice), 0],
        Kdpm2AncestralScheduler midpoint => [midpoint.Sigmas[0], .. midpoint.Sigmas.Skip(1).SelectMany(Twice), 0],
        _ => [],
    };

    private static float[] Twice(float sigma) => [sigma, sigma];
}
