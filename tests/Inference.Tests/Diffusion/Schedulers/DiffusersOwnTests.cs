using System.Text.Json.Nodes;
using Studio.Inference.Diffusion.Schedulers;
using Studio.Inference.Onnx;
using Studio.Inference.Tests.Golden;
using Studio.Testing;

namespace Studio.Inference.Tests.Diffusion.Schedulers;

/// <summary>The full loops of diffusers' own tests/schedulers, with torch's noise where they draw some.</summary>
public sealed class DiffusersOwnTests
{
    private const int Elements = 768;

    [Fact]
    public void Sums_and_means_that_diffusers_asserts_hold()
    {
        var file = Path.Combine(Goldens.Folder("schedulers"), "diffusers-tests-expected.json");
        var report = new GoldenReport(file);
        foreach (var golden in PythonJson.Read(file)["cases"]!.AsArray())
        {
            var name = $"{golden!["class"]}.{golden["test"]}";
            var scheduler = golden["last_set_timesteps"]?["class"]?.GetValue<string>();
            if (scheduler is null || !SchedulerFactory.Known.Contains(scheduler, StringComparer.Ordinal))
            {
                report.LeftOut(name, $"{scheduler ?? "a scheduler without set_timesteps"} is not written yet");
                continue;
            }

            Check(golden, name);
            report.Ran();
        }

        report.Print();
    }

    private static void Check(JsonNode golden, string name)
    {
        var steps = golden["last_set_timesteps"]!["args"]![0]!.GetValue<int>();
        var generator = new Noise(0);
        var config = SchedulerConfig.Parse(golden["last_set_timesteps"]!["config"]!.ToJsonString(), name)
            .For(golden["last_set_timesteps"]!["class"]!.GetValue<string>(), new Dictionary<string, JsonNode>(StringComparer.Ordinal));
        var scheduler = SchedulerFactory.Create(config, new SchedulerRun { Steps = steps, Noise = shape => generator.Normal(shape) });
        var calls = golden["step_calls"]!.GetValue<int>();
        var start = scheduler.Timesteps.Count - calls;
        var sample = Deterministic(index => index) * scheduler.InitialNoise;
        if (golden["add_noise_timesteps"] is not null)
        {
            sample = scheduler.AddNoise(sample, Deterministic(index => Elements - 1 - index), start);
        }

        for (var i = start; i < scheduler.Timesteps.Count; i++)
        {
            // These loops go on with the scaled sample, as a pipeline must not.
            sample = scheduler.ScaleModelInput(sample, i);
            sample = scheduler.Step(StandInModel.Run("A", sample, scheduler.Timesteps[i]), i, sample).Sample;
        }

        var sum = sample.Data.Sum(value => Math.Abs((double)value));
        foreach (var expected in golden["expected"]!.AsArray())
        {
            var actual = expected!["what"]!.GetValue<string>().StartsWith("sum", StringComparison.Ordinal) ? sum : sum / Elements;
            Close.Number(expected["value"].Number(), actual, expected["tol"].Number(), $"{name} {expected["what"]}");
        }
    }

    /// <summary>arange(768) reshaped to (3, 8, 8, 4), divided by 768 and permuted to (4, 3, 8, 8).</summary>
    private static Tensor Deterministic(Func<int, int> order)
    {
        var tensor = new Tensor(4, 3, 8, 8);
        for (var index = 0; index < Elements; index++)
        {
            tensor.Data[((index % 4) * (Elements / 4)) + (index / 4)] = order(index) / (float)Elements;
        }

        return tensor;
    }
}
