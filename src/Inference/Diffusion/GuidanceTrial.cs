using System.Diagnostics;
using Studio.Inference.Diffusion.Conditioning;
using Studio.Inference.Diffusion.Models;
using Studio.Inference.Onnx;

namespace Studio.Inference.Diffusion;

/// <summary>The two forms of guidance beside each other on one model and size: the same step, in turn, a few times each.</summary>
/// <param name="OneBatchMs">The fastest step with both texts as one batch.</param>
/// <param name="TwoCallsMs">The fastest step with one call for each text.</param>
internal sealed record GuidanceTrial(double OneBatchMs, double TwoCallsMs)
{
    private const int MostRounds = 4;
    private const float AnyTimestep = 500;

    // Less than that is noise, and one batch is what diffusers does.
    private const double Worthwhile = 0.97;

    // Steps that take this long have their first, colder round count too.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public bool OneBatch => TwoCallsMs >= Worthwhile * OneBatchMs;

    public static GuidanceTrial Run(UNet unet, DenoisingPlan plan, GuidedCondition told, int[] latentShape, CancellationToken cancellationToken)
    {
        // What is in the latents and in a mask does not change how long it takes.
        var latents = new Noise(0).Normal(latentShape);
        using var batch = new GuidedPrediction(unet, plan with { GuidanceBatch = true }, told, mask: null, latentShape);
        using var calls = new GuidedPrediction(unet, plan with { GuidanceBatch = false }, told, mask: null, latentShape);
        var fastest = new GuidanceTrial(double.PositiveInfinity, double.PositiveInfinity);
        var start = Stopwatch.GetTimestamp();
        for (var round = 0; round < MostRounds && (round == 0 || Stopwatch.GetElapsedTime(start) < Patience); round++)
        {
            fastest = new GuidanceTrial(Math.Min(fastest.OneBatchMs, Time(batch)), Math.Min(fastest.TwoCallsMs, Time(calls)));
        }

        return fastest;

        double Time(GuidedPrediction form)
        {
            var before = form.SessionTime;
            form.Predict(latents, AnyTimestep, trace: null, cancellationToken);
            return (form.SessionTime - before).TotalMilliseconds;
        }
    }
}
