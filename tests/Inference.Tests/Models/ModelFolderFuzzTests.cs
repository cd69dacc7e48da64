using Studio.Inference.Models;
using Studio.Testing;

namespace Studio.Inference.Tests.Models;

/// <summary>Damage to the JSON files and graph headers of a model folder: a model or an InferenceException, never anything else.</summary>
public sealed class ModelFolderFuzzTests(ITestOutputHelper output)
{
    private const int Seed = 20261122;

    private const int Lanes = 4;

    private static readonly string[] Files =
    [
        "model_index.json", "studio.json", "scheduler/scheduler_config.json", "unet/config.json", "vae_decoder/config.json", "text_encoder/config.json",
        "unet/model.onnx", "text_encoder/model.onnx", "vae_decoder/model.onnx",
    ];

    [Fact]
    public void Damaged_configs_give_a_model_or_a_sentence()
    {
        var cases = LongRun.Count(normal: 20_000, full: 1_000_000);
        // Each lane has a folder, and a seed of its own.
        var refused = new int[Lanes];
        Parallel.For(0, Lanes, lane => refused[lane] = Refused(cases / Lanes, Seed + lane));

        output.WriteLine($"fuzz: model folders (JSON, ONNX headers): {cases} cases, seeds {Seed} to {Seed + Lanes - 1}: {refused.Sum()} refused");
        Assert.InRange(refused.Sum(), cases / 4, cases - 1);
    }

    private static int Refused(int cases, int seed)
    {
        using var folder = new TemporaryFolder();
        var model = ModelFolderBuilder.StableDiffusion(folder["sd"]);
        model.Write("studio.json", """{"name":"Dream","defaults":{"steps":12,"guidance":5,"sampler":"Euler"},"limits":{"sizes":["768x512"],"maxSteps":40},"preview":{"matrix":[[1,2,3]],"bias":[0,0,1]}}""");
        model.Write("scheduler/scheduler_config.json", """{"_class_name":"DPMSolverMultistepScheduler","use_karras_sigmas":true,"lambda_min_clipped":-Infinity,"timestep_spacing":"trailing"}""");
        var originals = Files.ToDictionary(file => file, file => File.ReadAllBytes(Path.Combine(model.Folder, file)), StringComparer.Ordinal);
        var random = new Random(seed);
        var refused = 0;
        for (var i = 0; i < cases; i++)
        {
            var file = Files[i % Files.Length];
            model.Write(file, Damage.To(originals[file], random));
            try
            {
                DiffusionFolder.Read(model.Folder);
            }
            catch (InferenceException)
            {
                refused++;
            }

            model.Write(file, originals[file]);
        }

        return refused;
    }
}
