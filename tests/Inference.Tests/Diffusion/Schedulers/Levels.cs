using Studio.Inference.Diffusion.Schedulers;
using Studio.Inference.Onnx;

namespace Studio.Inference.Tests.Diffusion.Schedulers;

/// <summary>Signal and noise in what the network sees at a call, whichever way a scheduler counts.</summary>
internal static class Levels
{
    public static SolverLevel At(IScheduler scheduler, NoiseSchedule schedule, int index)
    {
        var scale = scheduler.ScaleModelInput(new Tensor([1f], 1), index).Data[0];
        if (scale < 1)
        {
            return new SolverLevel(scale, MathF.Sqrt(1 - scale * scale));
        }

        var sigmas = SigmaList.Of(scheduler);
        return sigmas.Count > 0
            ? SolverLevel.OfNoise(sigmas[index])
            : SolverLevel.OfAlphaCumprod(schedule.AlphasCumprod[(int)scheduler.Timesteps[index]]);
    }
}
