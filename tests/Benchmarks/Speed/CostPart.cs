using Studio.Inference.Diffusion;

namespace Studio.Benchmarks.Speed;

/// <summary>What a run costs against its size, its steps and its pictures, as a table with a line of a plot in each row.</summary>
internal static class CostPart
{
    private const int Rounds = 3;

    public static void Run()
    {
        using (var tiny = SpeedModel.Tiny.Load())
        {
            Print("Cost against size (tiny-sd, 20 steps, 1 picture)", tiny, [.. new[] { 64, 96, 128, 192, 256 }.Select(side => ($"{side} x {side}", SpeedModel.Request(side)))]);
        }

        using var mini = SpeedModel.Mini.Load();
        Print("Cost against steps (Studio Mini, 1 picture)", mini, [.. new[] { 5, 10, 20, 40 }.Select(steps => ($"{steps} steps", SpeedModel.Request(steps: steps)))]);
        Print("Cost against pictures in a batch (Studio Mini, 20 steps)", mini, [.. new[] { 1, 2, 4, 8 }.Select(count => ($"{count}", SpeedModel.Request(pictures: count)))]);
    }

    private static void Print(string title, StableDiffusionPipeline pipeline, IReadOnlyList<(string Name, TextToImageRequest Request)> runs)
    {
        Markdown.Section(title, $"Whole runs, milliseconds; {Rounds} rounds.", "", "ms", "ms a step", "");
        var times = InTurn.Measure<GenerationTimings>(Rounds, [.. runs.Select(run => (Func<GenerationTimings>)(() => SpeedModel.Draw(pipeline, run.Request).Timings))]);
        var medians = times.Select(run => InTurn.Median(run.Select(timing => timing.TotalMs))).ToList();
        foreach (var (index, run) in runs.Index())
        {
            var step = InTurn.Median(times[index].Select(timing => timing.DenoiseMs)) / run.Request.Steps;
            Markdown.Row(run.Name, Markdown.Ms(medians[index]), Markdown.Ms(step), $"`{Markdown.Bar(medians[index], medians.Max())}`");
        }
    }
}
