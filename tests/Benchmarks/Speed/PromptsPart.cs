using Studio.Inference.Diffusion;

namespace Studio.Benchmarks.Speed;

/// <summary>A prompt that the encoder has read before beside one that is new.</summary>
internal static class PromptsPart
{
    private const int Rounds = 15;
    private const int Steps = 4;

    public static void Run()
    {
        using var pipeline = SpeedModel.Mini.Load();
        Markdown.Section(
            "Text embeddings kept",
            $"Reading prompt and negative prompt; {Rounds} rounds. The second picture of a generation, and every one after it, has a known prompt.",
            "prompts", "ms", "over new");
        var number = 0;
        var known = SpeedModel.Request(steps: Steps);
        var times = InTurn.Measure<double>(
            Rounds,
            () => Text(known with { Prompt = $"{known.Prompt} {++number}", NegativePrompt = $"{known.NegativePrompt} {number}" }),
            () => Text(known));
        Markdown.Row("both new", Markdown.Ms(InTurn.Median(times[0])), Markdown.Ratio(1));
        Markdown.Row("both known", $"{InTurn.Median(times[1]):f2}", Markdown.Ratio(InTurn.Ratio(times[1], times[0])));

        double Text(TextToImageRequest request) => SpeedModel.Draw(pipeline, request).Timings.TextMs;
    }
}
