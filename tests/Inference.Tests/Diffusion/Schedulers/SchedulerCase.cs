using System.Text.Json.Nodes;
using Studio.Inference.Diffusion.Schedulers;
using Studio.Inference.Onnx;
using Studio.Inference.Tests.Golden;

namespace Studio.Inference.Tests.Diffusion.Schedulers;

/// <summary>One configuration of one scheduler file, replayed.</summary>
internal sealed class SchedulerCase(JsonNode golden, SchedulerFixtures fixtures)
{
    private const double Bar = 1e-5;

    private readonly SchedulerConfig _config = SchedulerConfig.Parse(golden["config"]!.ToJsonString(), "golden")
        .For(golden["scheduler"]!.GetValue<string>(), new Dictionary<string, JsonNode>(StringComparer.Ordinal));

    public string Id => golden["id"]!.GetValue<string>();

    public void Check()
    {
        CheckSchedule();
        foreach (var (steps, schedule) in golden["schedules"]!.AsObject())
        {
            CheckTimesteps(int.Parse(steps, System.Globalization.CultureInfo.InvariantCulture), schedule!);
        }

        foreach (var run in golden["runs"]!.AsArray())
        {
            CheckRun(run!);
        }
    }

    private static IReadOnlyList<float> SigmasOf(IScheduler scheduler) => scheduler switch
    {
        EulerScheduler euler => euler.Sigmas,
        EulerAncestralScheduler ancestral => ancestral.Sigmas,
        DpmSolverMultistepScheduler solver => solver.Sigmas,
        _ => [],
    };

    private void CheckSchedule()
    {
        var schedule = golden["scheduler"]!.GetValue<string>() is "DDIMScheduler" or "PNDMScheduler"
            ? NoiseSchedule.From(_config)
            : NoiseSchedule.WithFiniteSigmas(_config);
        foreach (var (timestep, alpha) in golden["alphas_cumprod"]!.AsObject())
        {
            var expected = alpha.Number();
            Close.Number(expected, schedule.AlphasCumprod[Index(timestep)], 1e-6 * expected, $"{Id} alphas_cumprod[{timestep}]");
        }

        foreach (var (timestep, beta) in golden["betas"]!.AsObject())
        {
            // A rescaled beta is 1 minus a quotient near 1 (torch's own rounding shows in the sixth digit).
            Close.Number(beta.Number(), schedule.Betas[Index(timestep)], Math.Max(1e-6 * beta.Number(), 1e-7), $"{Id} betas[{timestep}]");
        }

        if (golden["final_alpha_cumprod"] is { } final)
        {
            var actual = Build(10, static _ => throw new InvalidOperationException()) switch
            {
                DdimScheduler ddim => ddim.FinalAlpha,
                PndmScheduler pndm => pndm.FinalAlpha,
                _ => float.NaN,
            };
            Close.Number(final.Number(), actual, 1e-7, $"{Id} final alpha");
        }
    }

    private void CheckTimesteps(int steps, JsonNode schedule)
    {
        var what = $"{Id}, {steps} steps";
        if (schedule["error"] is not null)
        {
            Assert.Throws<InferenceException>(() => Build(steps, static _ => throw new InvalidOperationException()));
            return;
        }

        var scheduler = Build(steps, static _ => throw new InvalidOperationException());
        var expected = schedule["timesteps"].Floats();
        var whole = expected.All(float.IsInteger);
        Close.Absolute(expected, scheduler.Timesteps.ToArray(), whole ? 0 : 1e-3, what + " timesteps");
        Close.Number(schedule["init_noise_sigma"].Number(), scheduler.InitialNoise, Bar * scheduler.InitialNoise, what + " init_noise_sigma");
        if (schedule["sigmas"] is not { } sigmas)
        {
            return;
        }

        var actual = SigmasOf(scheduler);
        Assert.Equal(sigmas.AsArray().Count, actual.Count);
        foreach (var (index, sigma) in sigmas.Floats().Index())
        {
            Close.Number(sigma, actual[index], Bar * Math.Abs(sigma), $"{what} sigma {index}");
        }
    }

    private void CheckRun(JsonNode run)
    {
        var steps = run["num_inference_steps"]!.GetValue<int>();
        var model = run["model"]!.GetValue<string>();
        var image = run["mode"]!.GetValue<string>() == "img2img";
        var what = $"{Id}, {steps} steps, model {model}{(image ? ", img2img" : "")}";
        var drawn = 0;
        var scheduler = Build(steps, _ => fixtures.FromBank(drawn++), run["step_kwargs"]);
        var start = run["start_index"]?.GetValue<int>() ?? 0;
        var sample = image ? scheduler.AddNoise(fixtures.Image, fixtures.Noise, start) : fixtures.Start * scheduler.InitialNoise;
        if (run["noised"] is JsonArray noised)
        {
            Close.Relative(noised.Floats(), sample.Data.AsSpan(0, noised.Count), Bar, what + " noised", sample.AbsoluteMax());
        }

        foreach (var step in run["steps"]!.AsArray())
        {
            var i = step!["i"]!.GetValue<int>();
            sample = CheckStep(scheduler, start + i, model, sample, step, $"{what}, step {i}");
            Assert.Equal(step["noise"] is { } used ? used.GetValue<int>() + 1 : drawn, drawn);
        }

        Assert.Equal(run["noise_used"]!.GetValue<int>(), drawn);
    }

    private static Tensor CheckStep(IScheduler scheduler, int index, string model, Tensor sample, JsonNode expected, string what)
    {
        var timestep = scheduler.Timesteps[index];
        Close.Number(expected["t"].Number(), timestep, float.IsInteger(timestep) ? 0 : 1e-3, what + " timestep");
        var input = scheduler.ScaleModelInput(sample, index);
        if (expected["in_first8"] is { } first)
        {
            Close.Relative(first.Floats(), input.Data.AsSpan(0, 8), Bar, what + " model input", input.AbsoluteMax());
        }

        var step = scheduler.Step(StandInModel.Run(model, input, timestep), index, sample);
        var scale = step.Sample.AbsoluteMax();
        Close.Relative(expected["first8"].Floats(), step.Sample.Data.AsSpan(0, 8), Bar, what, scale);
        Close.Number(expected["abs_mean"].Number(), step.Sample.Data.Average(value => Math.Abs((double)value)), Bar * scale, what + " mean");
        Close.Number(expected["sum"].Number(), step.Sample.Data.Sum(value => (double)value), Bar * scale * step.Sample.Length, what + " sum");
        if (expected["prev"] is { } whole)
        {
            Close.Relative(whole.Floats(), step.Sample.Data, Bar, what);
        }

        if (expected["pred_x0_first4"] is { } original)
        {
            // It is the difference of two numbers of the sample's size: that size sets the rounding.
            Close.Relative(original.Floats(), step.PredictedOriginal.Data.AsSpan(0, 4), Bar, what + " predicted x0", sample.AbsoluteMax());
        }

        return step.Sample;
    }

    private IScheduler Build(int steps, NoiseSource noise, JsonNode? arguments = null) => SchedulerFactory.Create(_config, new SchedulerRun
    {
        Steps = steps,
        Noise = noise,
        Timesteps = golden["set_timesteps_kwargs"]?["timesteps"]?.Floats(),
        Eta = (float)(arguments?["eta"]?.Number() ?? 0),
        Churn = (float)(arguments?["s_churn"]?.Number() ?? 0),
        ChurnNoise = (float)(arguments?["s_noise"]?.Number() ?? 1),
    });

    private static int Index(string timestep) => int.Parse(timestep, System.Globalization.CultureInfo.InvariantCulture);
}
