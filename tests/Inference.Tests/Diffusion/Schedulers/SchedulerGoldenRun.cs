using System.Text.Json.Nodes;
using Studio.Inference.Diffusion.Schedulers;
using Studio.Inference.Onnx;
using Studio.Inference.Tests.Golden;

namespace Studio.Inference.Tests.Diffusion.Schedulers;

/// <summary>One sampling loop of a case, compared after every step. It goes on from our own sample: an error may not hide behind the next step.</summary>
internal sealed class SchedulerGoldenRun(
    JsonNode run, SchedulerFixtures fixtures, Func<NoiseSource, IScheduler> build, string id, GoldenReport report)
{
    private const double Bar = 1e-5;

    private readonly string _model = run["model"]!.GetValue<string>();
    private int _drawn;

    public void Check()
    {
        var image = run["mode"]!.GetValue<string>() == "img2img";
        var what = $"{id}, {run["num_inference_steps"]} steps, model {_model}{(image ? ", img2img" : "")}";
        var scheduler = build(_ => fixtures.FromBank(_drawn++));
        var start = StartIndex(scheduler);
        var sample = image ? scheduler.AddNoise(fixtures.Image, fixtures.Noise, start) : fixtures.Start * scheduler.InitialNoise;
        if (run["noised"] is JsonArray noised)
        {
            Close.Relative(noised.Floats(), sample.Data.AsSpan(0, noised.Count), Bar, what + " noised", sample.AbsoluteMax());
        }

        Assert.Equal(scheduler.Timesteps.Count - start, run["steps"]!.AsArray().Count);
        foreach (var step in run["steps"]!.AsArray())
        {
            var i = step!["i"]!.GetValue<int>();
            sample = CheckStep(scheduler, start + i, sample, step, $"{what}, step {i}");
            Assert.Equal(step["noise"] is { } used ? used.GetValue<int>() + 1 : _drawn, _drawn);
        }

        Assert.Equal(run["noise_used"]!.GetValue<int>(), _drawn);
    }

    /// <summary>As pipelines find it: strength names steps, and a step may be several model calls.</summary>
    private int StartIndex(IScheduler scheduler)
    {
        if (run["strength"] is not { } strength)
        {
            return 0;
        }

        var steps = run["num_inference_steps"]!.GetValue<int>();
        var start = (steps - Math.Min((int)(steps * strength.Number()), steps)) * scheduler.CallsPerStep;
        Assert.Equal(run["start_index"]!.GetValue<int>(), start);
        return start;
    }

    private Tensor CheckStep(IScheduler scheduler, int index, Tensor sample, JsonNode expected, string what)
    {
        var timestep = scheduler.Timesteps[index];
        Close.Number(expected["t"].Number(), timestep, 1e-3, what + " timestep");
        var input = scheduler.ScaleModelInput(sample, index);
        if (expected["in_first8"] is { } first)
        {
            Close.Relative(first.Floats(), input.Data.AsSpan(0, 8), Bar, what + " model input", input.AbsoluteMax());
        }

        var step = scheduler.Step(StandInModel.Run(_model, input, timestep), index, sample);
        var scale = step.Sample.AbsoluteMax();
        var error = Close.Relative(expected["first8"].Floats(), step.Sample.Data.AsSpan(0, 8), Bar, what, scale);
        Close.Number(expected["abs_mean"].Number(), step.Sample.Data.Average(value => Math.Abs((double)value)), Bar * scale, what + " mean");
        Close.Number(expected["sum"].Number(), step.Sample.Data.Sum(value => (double)value), Bar * scale * step.Sample.Length, what + " sum");
        Close.Number(expected["std"].Number(), Deviation(step.Sample.Data), Bar * scale, what + " deviation");
        if (expected["prev"] is { } whole)
        {
            error = Math.Max(error, Close.Relative(whole.Floats(), step.Sample.Data, Bar, what));
        }

        if (expected["pred_x0_first4"] is { } original)
        {
            // It is the difference of two numbers of the sample's size: that size sets the rounding.
            Close.Relative(original.Floats(), step.PredictedOriginal.Data.AsSpan(0, 4), Bar, what + " predicted x0", sample.AbsoluteMax());
        }

        report.Compared(error);
        return step.Sample;
    }

    private static double Deviation(float[] values)
    {
        var mean = values.Average(value => (double)value);
        return Math.Sqrt(values.Average(value => (value - mean) * (value - mean)));
    }
}
