using Studio.Inference.Diffusion;
using Studio.Inference.Imaging;
using Studio.Inference.Models;
using Studio.Inference.Onnx;
using Studio.Inference.Safety;

namespace Studio.Benchmarks.Speed;

/// <summary>
/// A few pictures with what follows each, screening and encoding: one after the other, with the encoding beside the next picture, as
/// the server does it, and with the screening beside the next picture as well, which it does not.
/// </summary>
internal static class OverlapPart
{
    private const int Rounds = 5;
    private const int Pictures = 6;
    private const int Steps = 10;

    public static void Run()
    {
        using var pipeline = SpeedModel.Mini.Load();
        using var classifier = ImageSafetyClassifier.Load(ClassifierFolder.Read(Path.Combine(Folders.Models, "nsfw-mobilenet")), new OnnxOptions());
        Markdown.Section(
            "What follows a picture, beside the next one",
            $"{Pictures} pictures of 256 x 256, {Steps} steps, screened and encoded as PNG; {Rounds} rounds. Writing to the disk and the database, which the server overlaps too, is not in it.",
            "", "ms a picture", "over one after the other");
        var times = InTurn.Time(
            Rounds,
            () => Draw(picture =>
            {
                Screen(picture);
                Encode(picture);
                return Task.CompletedTask;
            }),
            () => Draw(picture =>
            {
                Screen(picture);
                return Task.Run(() => Encode(picture));
            }),
            () => Draw(picture => Task.Run(() =>
            {
                Screen(picture);
                Encode(picture);
            })));
        string[] names = ["one after the other", "encoding beside the next picture", "screening and encoding beside the next picture"];
        foreach (var (name, runs) in names.Zip(times))
        {
            Markdown.Row(name, Markdown.Ms(InTurn.Median(runs) / Pictures), Markdown.Ratio(InTurn.Ratio(runs, times[0])));
        }

        var one = SpeedModel.Draw(pipeline, SpeedModel.Request(steps: Steps)).Pictures[0];
        var alone = InTurn.Time(Rounds, () => Screen(one), () => Encode(one));
        Console.WriteLine();
        Console.WriteLine($"Alone, screening takes {Markdown.Ms(InTurn.Median(alone[0]))} ms and encoding {Markdown.Ms(InTurn.Median(alone[1]))} ms.");

        void Draw(Func<GeneratedPicture, Task> follow)
        {
            var before = Task.CompletedTask;
            for (var i = 1; i <= Pictures; i++)
            {
                var picture = SpeedModel.Draw(pipeline, SpeedModel.Request(steps: Steps) with { Seeds = [i] }).Pictures[0];

                // One at most, as in a slot.
                before.GetAwaiter().GetResult();
                before = follow(picture);
            }

            before.GetAwaiter().GetResult();
        }

        void Screen(GeneratedPicture picture) => classifier.Classify(picture.Width, picture.Height, picture.Rgb);

        static void Encode(GeneratedPicture picture) => PngWriter.Write(picture.Width, picture.Height, picture.Rgb, []);
    }
}
