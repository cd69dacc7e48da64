using Studio.Inference.Diffusion.Schedulers;
using Studio.Inference.Onnx;
using Studio.Inference.Tests.Golden;

namespace Studio.Inference.Tests.Diffusion.Schedulers;

/// <summary>A network that says the same thing as noise, as velocity or as a picture must be followed to the same picture.</summary>
public sealed class PredictionTests
{
    private static readonly SchedulerFixtures Fixtures = new();

    public static TheoryData<string, string, string> Cases()
    {
        var cases = new TheoryData<string, string, string>();

        // A flow has one prediction only; PNDM of diffusers averages what the network says before it asks what that means.
        foreach (var scheduler in SchedulerFactory.Known.Except(["FlowMatchEulerDiscreteScheduler", "PNDMScheduler"], StringComparer.Ordinal))
        {
            cases.Add(scheduler, "", "v_prediction");
            if (scheduler is not ("EulerAncestralDiscreteScheduler" or "KDPM2DiscreteScheduler" or "KDPM2AncestralDiscreteScheduler"))
            {
                cases.Add(scheduler, "", "sample");
            }
        }

        foreach (var prediction in (string[])["v_prediction", "sample"])
        {
            cases.Add("UniPCMultistepScheduler", ", \"predict_x0\": false, \"final_sigmas_type\": \"sigma_min\"", prediction);
            cases.Add("DPMSolverMultistepScheduler", ", \"algorithm_type\": \"dpmsolver\", \"final_sigmas_type\": \"sigma_min\"", prediction);
            cases.Add("DPMSolverSinglestepScheduler", ", \"algorithm_type\": \"dpmsolver\", \"final_sigmas_type\": \"sigma_min\"", prediction);
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_same_prediction_in_other_words_gives_the_same_picture(string scheduler, string settings, string prediction) =>
        Close.Relative(Run(scheduler, settings, "epsilon").Data, Run(scheduler, settings, prediction).Data, 1e-4, $"{scheduler}, {prediction}");

    private static Tensor Run(string scheduler, string settings, string prediction)
    {
        var config = SchedulerConfig.Parse(
            $$"""{"_class_name": "{{scheduler}}", "beta_start": 0.00085, "beta_end": 0.012, "beta_schedule": "scaled_linear", "clip_sample": false, "prediction_type": "{{prediction}}"{{settings}}}""", "test");
        var drawn = 0;
        var built = SchedulerFactory.Create(config, new SchedulerRun { Steps = 8, Noise = _ => Fixtures.FromBank(drawn++) });
        var schedule = NoiseSchedule.From(config);
        var sample = Fixtures.Start * built.InitialNoise;
        for (var i = 0; i < built.Timesteps.Count; i++)
        {
            var input = built.ScaleModelInput(sample, i);
            var noise = StandInModel.Run("B", input, built.Timesteps[i]);
            sample = built.Step(Say(noise, input, Levels.At(built, schedule, i), prediction), i, sample).Sample;
        }

        return sample;
    }

    private static Tensor Say(Tensor noise, Tensor input, SolverLevel level, string prediction)
    {
        var original = (input - level.Sigma * noise) / level.Alpha;
        return prediction switch
        {
            "epsilon" => noise,
            "sample" => original,
            _ => level.Alpha * noise - level.Sigma * original,
        };
    }
}
