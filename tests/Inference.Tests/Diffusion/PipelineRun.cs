using System.Text.Json.Nodes;
using Studio.Inference.Diffusion;
using Studio.Inference.Diffusion.Conditioning;
using Studio.Inference.Diffusion.Schedulers;
using Studio.Inference.Imaging;
using Studio.Inference.Onnx;
using Studio.Inference.Tests.Golden;

namespace Studio.Inference.Tests.Diffusion;

/// <summary>A golden run of tiny-* or of the embedded model, replayed through the pipeline and compared array by array, the first difference first.</summary>
internal sealed class PipelineRun(string folder, JsonNode json, PipelineBars bars)
{
    private readonly string _name = Path.GetFileName(folder);
    private readonly PipelineRunPlan _asked = new(folder, json);
    private int _draws;
    private bool _firstCall = true;

    /// <summary>How far the replay was off.</summary>
    public PipelineErrors Errors { get; } = new();

    /// <summary>Null when it can run, else why not.</summary>
    public string? WhyLeftOut()
    {
        var scheduler = json["scheduler"]!.GetValue<string>();
        return SchedulerFactory.Known.Contains(scheduler, StringComparer.Ordinal) ? null : $"{scheduler} is not written yet";
    }

    public void Check(StableDiffusionPipeline pipeline)
    {
        var plan = _asked.Plan();
        var drawn = pipeline.Run(
            plan with
            {
                Noise = CheckedNoise(plan.Noise),
                Trace = new DenoisingTrace { Encoded = CheckConditions, Predicted = CheckPrediction, Stepped = CheckLatents, Decoded = CheckDecoded },
            },
            progress: null,
            TestContext.Current.CancellationToken);
        for (var i = 0; i < plan.Pictures; i++)
        {
            CheckPicture(i, drawn.Pixels[i]);
        }

        Assert.False(_firstCall, $"{_name}: the UNet was never called");
        Assert.Equal(json["draws"] is JsonArray list ? list.Count : json["draws"]!.GetValue<int>(), _draws);
    }

    /// <summary>Draws as the run did, and compares each with the recorded one.</summary>
    private NoiseSource CheckedNoise(NoiseSource source) => shape =>
    {
        var drawn = source(shape);
        var parts = json["seeds_one_generator_per_image"] is JsonArray list ? list.Count : 1;
        var length = drawn.Length / parts;
        for (var part = 0; part < parts; part++)
        {
            Compare($"draw_{_draws++:00}", drawn.Data.AsSpan(part * length, length), 1e-5, relative: false, static (_, _) => { });
        }

        return drawn;
    };

    private void CheckConditions(UNetCondition prompt, UNetCondition? negative)
    {
        CheckCondition("", prompt);
        if (negative is not null)
        {
            CheckCondition("negative_", negative);
        }

        UNetCondition[] batch = negative is null ? [prompt] : [negative, prompt];
        if (prompt.Pooled is not null)
        {
            Compare("unet0_text_embeds", UNetCondition.Concatenate(batch).Pooled!.Data, bars.Embeddings, relative: false, Errors.Embeddings);
            Assert.Equal(json["time_ids"]!.AsArray().SelectMany(row => row.Floats()), UNetCondition.Concatenate(batch).TimeIds!.Data);
        }

        if (prompt.Guidance is { } guidance)
        {
            // Sines of numbers in the thousands: the last bits of the angle are thousandths.
            Compare("timestep_cond", guidance.Data, 2e-3, relative: false, Errors.Embeddings);
        }
    }

    private void CheckCondition(string prefix, UNetCondition condition)
    {
        Compare($"{prefix}prompt_embeds", condition.Text.Data, bars.Embeddings, relative: false, Errors.Embeddings);
        if (condition.Pooled is { } pooled)
        {
            Compare($"{prefix}pooled_prompt_embeds", pooled.Data, bars.Embeddings, relative: false, Errors.Embeddings);
        }
    }

    private void CheckPrediction(Tensor input, Tensor output)
    {
        if (_firstCall)
        {
            Compare("unet0_sample", input.Data, bars.Latents, relative: true, Errors.Latents);
            Compare("unet0_out", output.Data, bars.FirstOutput, relative: false, Errors.FirstOutput);
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
                Errors.Latents(Close.Relative(rows.Item(row["row"]!.GetValue<int>()), latents.Data, bars.Latents, $"{_name} latents after step {step}"), _name);
            }
        }

        if (step == 0)
        {
            Compare("latents_first", latents.Data, bars.Latents, relative: true, Errors.Latents);
        }

        if (step == _asked.Steps - 1)
        {
            Compare("latents_last", latents.Data, bars.LastLatents, relative: true, Errors.Latents);
        }
    }

    private void CheckDecoded(int picture, Tensor decoded)
    {
        if (Load("image_f32") is { } whole)
        {
            Errors.Decoded(Close.Absolute(whole.Item(picture), decoded.Data, bars.Decoded, $"{_name} decoded {picture}"), _name);
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
                Errors.Decoded(Math.Abs(expected - decoded.Data[place]), _name);
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

    private void Compare(string file, ReadOnlySpan<float> actual, double bar, bool relative, Action<double, string> note)
    {
        if (Load(file) is not { } golden)
        {
            return;
        }

        // Embeddings are recorded once for the prompt or once for every picture.
        var length = Math.Min(actual.Length, golden.Length);
        Assert.True(golden.Length % length == 0 && actual.Length % length == 0, $"{_name} {file}: {actual.Length} numbers, expected {golden.Length}");
        var expected = golden.Data.AsSpan(0, length);
        var given = actual[..length];
        note(relative ? Close.Relative(expected, given, bar, $"{_name} {file}") : Close.Absolute(expected, given, bar, $"{_name} {file}"), _name);
    }

    /// <summary>Half precision runs also hold what ONNX Runtime made of the same files, which is what to compare with.</summary>
    private Tensor? Load(string file)
    {
        string[] candidates = [Path.Combine(folder, $"ort_{file}.npy"), Path.Combine(folder, $"{file}.npy")];
        return Array.Find(candidates, File.Exists) is { } path ? Npy.Read(path) : null;
    }
}
