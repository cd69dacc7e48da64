using Studio.Inference.Diffusion.Conditioning;
using Studio.Inference.Diffusion.Models;
using Studio.Inference.Diffusion.Starts;
using Studio.Inference.Onnx;

namespace Studio.Inference.Diffusion;

/// <summary>From where the latents start to clean ones: predict, guide, step, as often as the scheduler has timesteps.</summary>
internal sealed class DenoisingLoop(UNet unet, DenoisingPlan plan, Conditions conditions, StepReport report, SessionClock clock)
{
    public Tensor Run(DenoisingPass pass, LatentStart start, CancellationToken cancellationToken)
    {
        var scheduler = pass.Scheduler;
        var latents = start.Latents;
        GuidedPrediction? prediction = null;
        try
        {
            var phase = (-1, -1);
            for (var i = pass.First; i < scheduler.Timesteps.Count; i++)
            {
                var here = conditions.PhaseAt(i / scheduler.CallsPerStep);
                if (here != phase)
                {
                    Close(prediction);
                    prediction = new GuidedPrediction(unet, plan, conditions.At(here, pass.Width, pass.Height), start.Mask, pass.LatentShape);
                    phase = here;
                }

                var input = scheduler.ScaleModelInput(latents, i);
                var output = prediction!.Predict(input, scheduler.Timesteps[i], plan.Trace, cancellationToken);
                var step = scheduler.Step(output, i, latents);
                latents = start.Known?.PutBack(step.Sample, scheduler, i + 1) ?? step.Sample;
                plan.Trace?.Stepped(i - pass.First, latents);
                report.Stepped(step.PredictedOriginal);
            }
        }
        finally
        {
            Close(prediction);
        }

        return latents.IsFinite()
            ? latents
            : throw new InferenceException($"After {plan.Steps} steps the picture was no longer made of finite numbers. Take another sampler or less guidance; when that does not help, a file of the model is damaged: copy it again.");
    }

    private void Close(GuidedPrediction? prediction)
    {
        if (prediction is not null)
        {
            clock.Add(prediction.SessionTime);
            prediction.Dispose();
        }
    }
}
