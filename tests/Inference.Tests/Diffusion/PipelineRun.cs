using System.Text.Json.Nodes;
using Studio.Inference.Diffusion;
using Studio.Inference.Diffusion.Schedulers;
using Studio.Inference.Imaging;
using Studio.Inference.Onnx;
using Studio.Inference.Tests.Golden;

namespace Studio.Inference.Tests.Diffusion;

/// <summary>A golden run of tiny-* or of the embedded model, replayed through the pipeline and compared array by array, the first difference first.</summary>
internal sealed class PipelineRun(string folder, JsonNode json, PipelineBars bars)
{
    private readonly string _name = Path.GetFileName(folder);
    private readonly JsonNode _arguments = json["args"] ?? json;
    private readonly Noise _generator = new(json["seed"]?.GetValue<long>() ?? 0);
    private int _draws;
    private bool _firstCall = true;

    public string Name => _name;

    private int Steps => (_arguments["num_inference_steps"] ?? _arguments["steps"])!.GetValue<int>();

    /// <summary>Null when it can run, else why not.</summary>
    public string? WhyLeftOut()
    {
        var pipeline = json["pipeline"]?.GetValue<string>() ?? "StableDiffusionPipeline";
        if (pipeline != "StableDiffusionPipeline")
        {
            return $"{pipeline} is not written yet";
        }

        var scheduler = json["scheduler"]!.GetValue<string>();
        return SchedulerFactory.Known.Contains(scheduler, StringComparer.Ordinal) ? null : $"{scheduler} is not written yet";
    }

    public void Check(StableDiffusionPipeline pipeline)
    {
        var prompts = Texts(_arguments["prompt"]);
        var negatives = Texts(_arguments["negative_prompt"] ?? "");
        var perPrompt = _arguments["num_images_per_prompt"]?.GetValue<int>() ?? json["batch"]?.GetValue<int>() ?? 1;
        var plan = new DenoisingPlan
        {
            Prompts = prompts,
            NegativePrompts = negatives.Count == prompts.Count ? negatives : [.. prompts.Select(_ => negatives[0])],
            Pictures = prompts.Count * perPrompt,
            Width = _arguments["width"]!.GetValue<int>(),
            Height = _arguments["height"]!.GetValue<int>(),
            Steps = Steps,
            GuidanceScale = _arguments["guidance_scale"]?.Number() ?? 7.5,
            GuidanceRescale = _arguments["guidance_rescale"]?.Number() ?? 0,
            Eta = (float)(_arguments["eta"]?.Number() ?? 0),
            Scheduler = SchedulerConfig.Parse(json["scheduler_config"]!.ToJsonString(), folder)
                .For(json["scheduler"]!.GetValue<string>(), new Dictionary<string, JsonNode>(StringComparer.Ordinal)),
            Noise = CheckedNoise(),
            GuidanceBatch = true,
            Trace = new DenoisingTrace { Encoded = CheckText, Predicted = CheckPrediction, Stepped = CheckLatents, Decoded = CheckDecoded },
        };
        var (pixels, _) = pipeline.Run(plan, progress: null, TestContext.Current.CancellationToken);
        for (var i = 0; i < plan.Pictures; i++)
        {
            CheckPicture(i, pixels[i]);
        }

        Assert.False(_firstCall, $"{_name}: the UNet was never called");
        Assert.Equal(json["draws"] is JsonArray list ? list.Count : json["draws"]!.GetValue<int>(), _draws);
    }

    /// <summary>Draws as the run did, and compares each with the recorded one.</summary>
    private NoiseSource CheckedNoise()
    {
        NoiseSource source = json["seeds_one_generator_per_image"] is JsonArray seeds
            ? new PictureNoise([.. seeds.Select(seed => seed!.GetValue<long>())]).Draw
            : shape => _generator.Normal(shape);
        return shape =>
        {
            var drawn = source(shape);
            CheckDraw(drawn, json["seeds_one_generator_per_image"] is JsonArray list ? list.Count : 1);
            return drawn;
        };
    }

    private void CheckDraw(Tensor drawn, int parts)
    {
        var length = drawn.Length / parts;
        for (var part = 0; part < parts; part++)
        {
            Compare($"draw_{_draws++:00}", drawn.Data.AsSpan(part * length, length), 1e-5, relative: false);
        }
    }

    private void CheckText(Tensor prompt, Tensor? negative)
    {
        Compare("prompt_embeds", First(prompt, "prompt_embeds"), bars.Embeddings, relative: false);
        if (negative is not null)
        {
            Compare("negative_prompt_embeds", First(negative, "negative_prompt_embeds"), bars.Embeddings, relative: false);
        }
    }

    private void CheckPrediction(Tensor input, Tensor output)
    {
        if (_firstCall)
        {
            // The recorded input holds the batch twice under guidance.
            if (Load("unet0_sample") is { } expected)
            {
                Close.Relative(expected.Data.AsSpan(0, input.Length), input.Data, bars.Latents, $"{_name} unet0_sample");
                Compare("unet0_out", output.Data, bars.FirstOutput, relative: false);
            }
        }

        _firstCall = false;
    }

    private void CheckLatents(int step, Tensor latents)
    {
        if (Load("latents") is { } rows)
        {
            var row = json["latents_rows"]!.AsArray().FirstOrDefault(row => row!["step"]!.GetValue<int>() == step);
            if (row is not null)
            {
                Close.Relative(rows.Item(row["row"]!.GetValue<int>()), latents.Data, bars.Latents, $"{_name} latents after step {step}");
            }
        }

        if (step == 0)
        {
            Compare("latents_first", latents.Data, bars.Latents, relative: true);
        }

        if (step == Steps - 1)
        {
            Compare("latents_last", latents.Data, bars.LastLatents, relative: true);
        }
    }

    private void CheckDecoded(int picture, Tensor decoded)
    {
        if (Load("image_f32") is { } whole)
        {
            Close.Absolute(whole.Item(picture), decoded.Data, bars.Decoded, $"{_name} decoded {picture}");
        }

        if (json["decoded"]!["samples"] is not { } samples)
        {
            return;
        }

        var stride = json["decoded"]!["stride"]!.GetValue<int>();
        foreach (var (index, expected) in samples.Floats().Index())
        {
            var place = (index * stride) - (picture * decoded.Length);
            if (place >= 0 && place < decoded.Length)
            {
                Close.Number(expected, decoded.Data[place], bars.Decoded, $"{_name} decoded sample {index}");
            }
        }
    }

    private void CheckPicture(int index, byte[] rgb)
    {
        var golden = PngReader.Read(File.ReadAllBytes(Path.Combine(folder, $"image_{index}.png")));
        Assert.Equal(golden.Rgb.Length, rgb.Length);
        var distances = golden.Rgb.Zip(rgb, (a, b) => Math.Abs(a - b)).ToList();
        Assert.True(distances.Max() <= bars.Levels, $"{_name} picture {index}: off by {distances.Max()} levels");
        var share = distances.Count(distance => distance > 0) / (double)distances.Count;
        Assert.True(share <= bars.Share, $"{_name} picture {index}: {share:P2} of the values are off");
    }

    private static IReadOnlyList<string> Texts(JsonNode? node) => node is JsonArray list ? [.. list.Select(item => item!.GetValue<string>())] : [node!.GetValue<string>()];

    /// <summary>Embeddings are recorded for the prompts, ours are repeated for every picture.</summary>
    private ReadOnlySpan<float> First(Tensor states, string file) => Load(file) is { } golden ? states.Data.AsSpan(0, Math.Min(golden.Length, states.Length)) : states.Data;

    private void Compare(string file, ReadOnlySpan<float> actual, double bar, bool relative)
    {
        if (Load(file) is not { } golden)
        {
            return;
        }

        if (relative)
        {
            Close.Relative(golden.Data.AsSpan(0, Math.Max(actual.Length, 0)), actual, bar, $"{_name} {file}");
        }
        else
        {
            Close.Absolute(golden.Data.AsSpan(0, Math.Min(actual.Length, golden.Length)), actual, bar, $"{_name} {file}");
        }
    }

    /// <summary>Half precision runs also hold what ONNX Runtime made of the same files, which is what to compare with.</summary>
    private Tensor? Load(string file)
    {
        string[] candidates = [Path.Combine(folder, $"ort_{file}.npy"), Path.Combine(folder, $"{file}.npy")];
        return Array.Find(candidates, File.Exists) is { } path ? Npy.Read(path) : null;
    }
}
