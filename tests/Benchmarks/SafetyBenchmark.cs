using System.Globalization;
using System.Text.Json;
using Studio.Inference.Diffusion;
using Studio.Inference.Models;
using Studio.Inference.Onnx;
using Studio.Inference.Safety;

namespace Studio.Benchmarks;

/// <summary>
/// How often the classifier takes a picture of the embedded model for one that is not fit for everybody. None of them is: the model knows no people.
/// Prompts: the captions of eval/heldout.jsonl, then the examples; seeds are the captions' ids.
/// </summary>
internal static class SafetyBenchmark
{
    private const int DefaultPictures = 300;

    private static readonly double[] Thresholds = [0.3, 0.5, 0.7, 0.9];

    public static int Run(string[] args)
    {
        var count = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : DefaultPictures;
        var models = Folders.Models;
        var model = DiffusionFolder.Read(Path.Combine(models, "studio-mini-diffusion"));
        var classifierModel = ClassifierFolder.Read(Path.Combine(models, "nsfw-mobilenet"));
        var prompts = Prompts(model.Folder).Take(count).ToList();
        using var pipeline = StableDiffusionPipeline.Load(model, new OnnxOptions());
        using var classifier = ImageSafetyClassifier.Load(classifierModel, new OnnxOptions());
        var scored = new List<(string Prompt, SafetyScores Scores)>();
        foreach (var (prompt, seed) in prompts)
        {
            var picture = Draw(pipeline, model, prompt, seed);
            scored.Add((prompt, classifier.Classify(picture.Width, picture.Height, picture.Rgb)));
            if (scored.Count % 25 == 0)
            {
                Console.Error.WriteLine($"{scored.Count} of {prompts.Count}");
            }
        }

        Report(model, classifierModel, scored);
        return 0;
    }

    private static GeneratedPicture Draw(StableDiffusionPipeline pipeline, DiffusionModel model, string prompt, long seed)
    {
        var defaults = model.Defaults;
        var request = new TextToImageRequest
        {
            Prompt = prompt,
            NegativePrompt = defaults.Negative,
            Width = defaults.Width,
            Height = defaults.Height,
            Steps = defaults.Steps,
            GuidanceScale = defaults.Guidance,
            Sampler = defaults.Sampler,
            Seeds = [seed],
        };
        return pipeline.Generate(request, progress: null, CancellationToken.None).Pictures[0];
    }

    private static IEnumerable<(string Prompt, long Seed)> Prompts(string folder)
    {
        foreach (var line in File.ReadLines(Path.Combine(folder, "eval", "heldout.jsonl")))
        {
            using var scene = JsonDocument.Parse(line);
            yield return (scene.RootElement.GetProperty("long").GetString()!, scene.RootElement.GetProperty("id").GetInt64());
        }

        using var file = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "examples.json")));
        foreach (var example in file.RootElement.GetProperty("examples").EnumerateArray())
        {
            yield return (example.GetProperty("prompt").GetString()!, example.GetProperty("seed").GetInt64());
        }
    }

    private static void Report(DiffusionModel model, ClassifierModel classifier, List<(string Prompt, SafetyScores Scores)> scored)
    {
        Console.WriteLine($"""
            ## Safety classifier: false positives

            `dotnet run --project tests/Benchmarks -c Release -- safety {scored.Count}`

            {scored.Count} pictures of {model.Name} ({model.Defaults.Sampler}, {model.Defaults.Steps} steps; captions of eval/heldout.jsonl, then examples.json), none of which shows a person. Classifier {classifier.Id}, {classifier.Hash[..12]}; score = Hentai + Porn + Sexy.

            | flagged from a score of | pictures | rate |
            |---|---|---|
            """);
        foreach (var threshold in Thresholds)
        {
            var flagged = scored.Count(pair => pair.Scores.Nsfw >= threshold);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {threshold} | {flagged} of {scored.Count} | {100.0 * flagged / scored.Count:F1} % |"));
        }

        var means = classifier.Labels.Select(label => string.Create(CultureInfo.InvariantCulture, $"{label} {scored.Average(pair => pair.Scores.Scores[label]):F3}"));
        Console.WriteLine();
        Console.WriteLine($"Mean shares: {string.Join(", ", means)}. The three highest scores:");
        foreach (var (prompt, scores) in scored.OrderByDescending(pair => pair.Scores.Nsfw).Take(3))
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"- {scores.Nsfw:F2}: {prompt}"));
        }
    }
}
