using System.Globalization;
using System.Text.Json.Nodes;
using Studio.Inference.Diffusion.Schedulers;
using Studio.Inference.Tests.Golden;

namespace Studio.Inference.Tests.Diffusion.Schedulers;

/// <summary>One configuration of one scheduler file, replayed.</summary>
internal sealed class SchedulerCase(JsonNode golden, SchedulerFixtures fixtures, GoldenReport report)
{
    private const double Bar = 1e-5;

    private static readonly NoiseSource Never = static _ => throw new InvalidOperationException("A schedule draws no noise.");

    private readonly SchedulerConfig _config = SchedulerConfig.Parse(golden["config"]!.ToJsonString(), "golden")
        .For(golden["scheduler"]!.GetValue<string>(), new Dictionary<string, JsonNode>(StringComparer.Ordinal));

    public string Id => golden["id"]!.GetValue<string>();

    public void Check()
    {
        CheckNoiseSchedule();
        foreach (var (steps, schedule) in golden["schedules"]!.AsObject())
        {
            CheckTimesteps(int.Parse(steps, CultureInfo.InvariantCulture), schedule!);
        }

        foreach (var run in golden["runs"]!.AsArray())
        {
            var steps = run!["num_inference_steps"]!.GetValue<int>();
            new SchedulerGoldenRun(run, fixtures, noise => Build(steps, noise, run["step_kwargs"]), Id, report).Check();
        }
    }

    private void CheckNoiseSchedule()
    {
        if (golden["alphas_cumprod"] is null)
        {
            Assert.Equal("FlowMatchEulerDiscreteScheduler", _config.ClassName);
            return;
        }

        var countsInAlphas = _config.ClassName is "DDIMScheduler" or "DDPMScheduler" or "PNDMScheduler" or "LCMScheduler" or "TCDScheduler";
        var schedule = countsInAlphas ? NoiseSchedule.From(_config) : NoiseSchedule.WithFiniteSigmas(_config);
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
            Close.Number(final.Number(), schedule.FinalAlpha, 1e-7, $"{Id} final alpha");
        }
    }

    private void CheckTimesteps(int steps, JsonNode schedule)
    {
        var what = $"{Id}, {steps} steps";
        if (schedule["error"] is not null)
        {
            Assert.Throws<InferenceException>(() => Build(steps, Never, null));
            return;
        }

        var scheduler = Build(steps, Never, null);
        var expected = schedule["timesteps"].Floats();
        Close.Absolute(expected, scheduler.Timesteps.ToArray(), expected.All(float.IsInteger) ? 0 : 1e-3, what + " timesteps");
        var initial = schedule["init_noise_sigma"] is { } deviation ? deviation.Number() : 1;
        Close.Number(initial, scheduler.InitialNoise, Bar * initial, what + " init_noise_sigma");
        Assert.Equal(golden["order"]!.GetValue<int>(), scheduler.CallsPerStep);
        var sigmas = schedule["sigmas"] is { } listed ? listed.Floats() : [];
        var actual = SigmaList.Of(scheduler);
        Assert.Equal(sigmas.Length, actual.Count);
        foreach (var (index, sigma) in sigmas.Index())
        {
            Close.Number(sigma, actual[index], Bar * Math.Abs(sigma), $"{what} sigma {index}");
        }
    }

    private IScheduler Build(int steps, NoiseSource noise, JsonNode? stepArguments)
    {
        var arguments = golden["set_timesteps_kwargs"];
        return SchedulerFactory.Create(_config, new SchedulerRun
        {
            Steps = steps,
            Noise = noise,
            Timesteps = arguments?["timesteps"]?.Floats(),
            Sigmas = Sigmas(arguments?["sigmas"], steps),
            Mu = arguments?["mu"]?.Number(),
            OriginalSteps = arguments?["original_inference_steps"]?.GetValue<int>(),
            LmsOrder = stepArguments?["order"]?.GetValue<int>() ?? 4,
            Eta = (float?)stepArguments?["eta"]?.Number(),
            Churn = (float)(stepArguments?["s_churn"]?.Number() ?? 0),
            ChurnNoise = (float)(stepArguments?["s_noise"]?.Number() ?? 1),
        });
    }

    private static double[]? Sigmas(JsonNode? node, int steps)
    {
        if (node is null)
        {
            return null;
        }

        Assert.Equal("linspace_1_to_1/N", node.GetValue<string>());
        return [.. Enumerable.Range(0, steps).Select(i => (double)(float)(1 - i / (double)steps))];
    }

    private static int Index(string timestep) => int.Parse(timestep, CultureInfo.InvariantCulture);
}
