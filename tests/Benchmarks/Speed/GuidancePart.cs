namespace Studio.Benchmarks.Speed;

/// <summary>Guidance as one batch beside guidance as two calls, and which of them the pipeline's own trial takes.</summary>
internal static class GuidancePart
{
    private const int Rounds = 5;
    private const int Steps = 10;

    private static readonly int[] Sides = [64, 128, 192, 256];

    public static void Run()
    {
        Markdown.Section(
            "Guidance: one batch or two calls",
            $"Denoising, DDIM, {Steps} steps; {Rounds} rounds. \"Taken\" is what the trial before the first picture of a size chose here; a replay is drawn as its picture was.",
            "model", "size", "one batch, ms", "two calls, ms", "two / one", "taken");
        Print(SpeedModel.Mini, 256);
        Print(SpeedModel.Tiny, Sides);
    }

    private static void Print(SpeedModel model, params IReadOnlyList<int> sides)
    {
        using var machine = new TemporaryFolder();
        using var pipeline = model.Load(machine.Path);
        foreach (var side in sides)
        {
            var request = SpeedModel.Request(side, Steps);
            var times = InTurn.Measure<double>(Rounds, () => Denoise(true), () => Denoise(false));
            var taken = SpeedModel.Draw(pipeline, request with { GuidanceBatch = null }).Fingerprint.GuidanceBatch;
            Markdown.Row(
                model.Name, $"{side} x {side}", Markdown.Ms(InTurn.Median(times[0])), Markdown.Ms(InTurn.Median(times[1])),
                Markdown.Ratio(InTurn.Ratio(times[1], times[0])), taken ? "one batch" : "two calls");

            double Denoise(bool oneBatch) => SpeedModel.Draw(pipeline, request with { GuidanceBatch = oneBatch }).Timings.DenoiseMs;
        }
    }
}
