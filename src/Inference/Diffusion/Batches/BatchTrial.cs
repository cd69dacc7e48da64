using System.Diagnostics;
using Studio.Inference.Diffusion.Conditioning;
using Studio.Inference.Diffusion.Models;
using Studio.Inference.Onnx;

namespace Studio.Inference.Diffusion.Batches;

/// <summary>One step of one picture, of two together, and so on, in turn, a few times each: the fastest of each counts.</summary>
internal static class BatchTrial
{
    private const int MostRounds = 4;
    private const float AnyTimestep = 500;

    // A model this slow is not worth keeping a person waiting for the answer; it stays with one at a time.
    private const double SlowestStepMs = 400;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Null when the model is too slow to be tried.</summary>
    /// <param name="unet">Of the model.</param>
    /// <param name="batches">A plan for one picture, for two, and so on, each with the form of guidance that it would be drawn in.</param>
    /// <param name="told">What each of them is told.</param>
    /// <param name="latentShape">Of one picture: channels, h, w.</param>
    /// <param name="cancellationToken">Stops within one model call.</param>
    public static double[]? Run(UNet unet, IReadOnlyList<DenoisingPlan> batches, IReadOnlyList<GuidedCondition> told, int[] latentShape, CancellationToken cancellationToken)
    {
        var predictions = new List<GuidedPrediction>();
        try
        {
            // What is in the latents and in a mask does not change how long it takes.
            Tensor[] latents = [.. batches.Select(plan => new Noise(0).Normal([plan.Pictures, .. latentShape]))];
            predictions.AddRange(batches.Zip(told, latents).Select(batch => new GuidedPrediction(unet, batch.First, batch.Second, mask: null, batch.Third.Shape)));
            var fastest = new double[batches.Count];
            Array.Fill(fastest, double.PositiveInfinity);
            var start = Stopwatch.GetTimestamp();
            for (var round = 0; round < MostRounds && (round == 0 || Stopwatch.GetElapsedTime(start) < Patience); round++)
            {
                foreach (var (index, prediction) in predictions.Index())
                {
                    fastest[index] = Math.Min(fastest[index], Time(prediction, latents[index], cancellationToken));
                    if (fastest[0] > SlowestStepMs)
                    {
                        return null;
                    }
                }
            }

            return fastest;
        }
        finally
        {
            predictions.ForEach(prediction => prediction.Dispose());
        }
    }

    private static double Time(GuidedPrediction prediction, Tensor latents, CancellationToken cancellationToken)
    {
        var before = prediction.SessionTime;
        prediction.Predict(latents, AnyTimestep, trace: null, cancellationToken);
        return (prediction.SessionTime - before).TotalMilliseconds;
    }
}
