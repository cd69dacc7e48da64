using Studio.Inference.Diffusion;

namespace Studio.Benchmarks.Speed;

/// <summary>What the pipeline adds to the sum of raw session time, at every size.</summary>
internal static class SizesPart
{
    private const double Aim = 1.03;
    private const int Rounds = 9;
    private const int Steps = 10;

    private static readonly int[] Sides = [64, 96, 128, 192, 256];

    public static void Run()
    {
        Markdown.Section(
            "Wall time over raw session time",
            $"DDIM, {Steps} steps, guidance, previews; {Rounds} rounds. The aim is {Markdown.Ratio(Aim)} at every size. tiny-sd is a thousandth of a real model: at its smallest sizes a step takes about a millisecond, and what every model pays is most visible.",
            "model", "size", "wall, ms", "raw, ms", "wall / raw", "aim");
        Print(SpeedModel.Mini, 256);
        Print(SpeedModel.Tiny, Sides);
    }

    private static void Print(SpeedModel model, params IReadOnlyList<int> sides)
    {
        using var pipeline = model.Load();
        var timings = InTurn.Measure<GenerationTimings>(
            Rounds, [.. sides.Select(side => (Func<GenerationTimings>)(() => SpeedModel.Draw(pipeline, SpeedModel.Request(side, Steps)).Timings))]);
        foreach (var (side, runs) in sides.Zip(timings))
        {
            var ratio = InTurn.Median(runs.Select(run => run.TotalMs / run.RawSessionMs));
            Markdown.Row(
                model.Name, $"{side} x {side}", Markdown.Ms(InTurn.Median(runs.Select(run => run.TotalMs))),
                Markdown.Ms(InTurn.Median(runs.Select(run => run.RawSessionMs))), Markdown.Ratio(ratio), ratio <= Aim ? "met" : "missed");
        }
    }
}
