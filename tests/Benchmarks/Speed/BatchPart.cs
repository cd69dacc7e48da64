using Studio.Inference.Diffusion;

namespace Studio.Benchmarks.Speed;

/// <summary>n pictures as one batch beside the same n one after the other, and what the batch does to their pixels.</summary>
internal static class BatchPart
{
    private const int Rounds = 5;

    private static readonly int[] Counts = [2, 4, 8];

    public static void Run()
    {
        using var pipeline = SpeedModel.Mini.Load();
        Markdown.Section(
            "n pictures in one batch",
            $"256 x 256, DDIM, 20 steps; {Rounds} rounds. Which of them slots draw together is said below the table.",
            "n", "batch, ms a picture", "singles, ms a picture", "batch / singles", "largest difference of a byte");
        foreach (var count in Counts)
        {
            var request = SpeedModel.Request(pictures: count);
            var times = InTurn.Time(Rounds, () => SpeedModel.Draw(pipeline, request), () => Singles(pipeline, request));
            var difference = SpeedModel.Draw(pipeline, request).Pictures.Zip(Singles(pipeline, request)).Max(pair => Largest(pair.First.Rgb, pair.Second.Rgb));
            Markdown.Row(
                $"{count}", Markdown.Ms(InTurn.Median(times[0]) / count), Markdown.Ms(InTurn.Median(times[1]) / count),
                Markdown.Ratio(InTurn.Ratio(times[0], times[1])), $"{difference}");
        }
    }

    private static List<GeneratedPicture> Singles(StableDiffusionPipeline pipeline, TextToImageRequest request) =>
        [.. request.Seeds.Select(seed => SpeedModel.Draw(pipeline, request with { Seeds = [seed] }).Pictures[0])];

    private static int Largest(byte[] a, byte[] b) => a.Zip(b, (x, y) => Math.Abs(x - y)).Max();
}
