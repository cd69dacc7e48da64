using System.Text.Json.Nodes;
using Studio.Inference.Diffusion.Schedulers;
using Studio.Inference.Onnx;
using Studio.Inference.Tests.Golden;

namespace Studio.Inference.Tests.Diffusion.Schedulers;

/// <summary>One entry of diffusers-tests-expected.json, run as the test of that name in diffusers runs it.</summary>
internal sealed class DiffusersLoop(JsonNode golden)
{
    private readonly string _name = $"{golden["class"]}.{golden["test"]}";
    private readonly int[] _shape = [.. golden["shape"]!.AsArray().Select(side => side!.GetValue<int>())];
    private int _draws;

    public void Check()
    {
        var scheduler = Build();
        var start = scheduler.Timesteps.Count - Calls;
        var sample = Deterministic(index => index) * scheduler.InitialNoise;
        if (_name.EndsWith("with_noise", StringComparison.Ordinal))
        {
            if (golden["add_noise_timesteps"] is { } listed)
            {
                Close.Number(listed[0]![0].Number(), scheduler.Timesteps[start], 1e-3, $"{_name} noised at");
            }

            var last = sample.Length - 1;
            sample = scheduler.AddNoise(sample, Deterministic(index => last - index), start);
        }

        for (var i = start; i < scheduler.Timesteps.Count; i++)
        {
            // These loops go on with the scaled sample, as a pipeline must not.
            sample = scheduler.ScaleModelInput(sample, i);
            sample = scheduler.Step(StandInModel.Run("A", sample, scheduler.Timesteps[i]), i, sample).Sample;
        }

        Assert.Equal(golden["random_draws"]?.GetValue<int>() ?? _draws, _draws);
        Compare(sample);
    }

    /// <summary>DDPM's loops never set timesteps: they walk all that were trained, or the last two after noise was added.</summary>
    private int Calls => golden["step_calls"]?.GetValue<int>() ?? (_name.EndsWith("with_noise", StringComparison.Ordinal) ? 2 : 1000);

    private IScheduler Build()
    {
        var generator = new Noise(0);
        var last = golden["last_set_timesteps"];
        return SchedulerFactory.Create(last is null ? Ddpm() : Config(last), new SchedulerRun
        {
            Steps = last?["args"]![0]!.GetValue<int>() ?? 1000,
            Eta = (float?)(golden["step_extra_args"] as JsonArray)?.FirstOrDefault(argument => argument!.GetValueKind() == System.Text.Json.JsonValueKind.Number)?.Number(),
            Noise = shape =>
            {
                _draws++;
                return generator.Normal(shape);
            },
        });
    }

    private SchedulerConfig Config(JsonNode last) => SchedulerConfig.Parse(last["config"]!.ToJsonString(), _name)
        .For(last["class"]!.GetValue<string>(), new Dictionary<string, JsonNode>(StringComparer.Ordinal));

    private SchedulerConfig Ddpm()
    {
        Assert.StartsWith("DDPMSchedulerTest", _name, StringComparison.Ordinal);
        var prediction = _name.EndsWith("v_prediction", StringComparison.Ordinal) ? "v_prediction" : "epsilon";
        return SchedulerConfig.Parse($$"""{"_class_name": "DDPMScheduler", "prediction_type": "{{prediction}}"}""", _name);
    }

    private void Compare(Tensor sample)
    {
        var sum = sample.Data.Sum(value => Math.Abs((double)value));
        Assert.NotEmpty(golden["expected"]!.AsArray());
        foreach (var expected in golden["expected"]!.AsArray())
        {
            var actual = expected!["what"]!.GetValue<string>().StartsWith("sum", StringComparison.Ordinal) ? sum : sum / sample.Length;
            Close.Number(expected["value"].Number(), actual, expected["tol"].Number(), $"{_name} {expected["what"]}");
        }

        // What came out where the goldens were made has more digits than what diffusers asserts.
        var measured = golden["measured_here"]!["sum_abs"].Number();
        Close.Number(measured, sum, 1e-5 * measured, $"{_name} measured sum");
    }

    /// <summary>arange reshaped with the batch last, divided by the count and permuted to the batch first.</summary>
    private Tensor Deterministic(Func<int, int> order)
    {
        var tensor = new Tensor(_shape);
        var batch = _shape[0];
        for (var index = 0; index < tensor.Length; index++)
        {
            tensor.Data[index % batch * (tensor.Length / batch) + index / batch] = order(index) / (float)tensor.Length;
        }

        return tensor;
    }
}
