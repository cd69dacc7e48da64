using Studio.Inference.Models;
using Studio.Testing;

namespace Studio.Inference.Tests.Models;

/// <summary>Damage to the JSON files and graph headers of a model folder: a model or an InferenceException, never anything else.</summary>
public sealed class ModelFolderFuzzTests(ITestOutputHelper output)
{
    private static readonly string[] Files =
    [
        "model_index.json", "studio.json", "scheduler/scheduler_config.json", "unet/config.json", "vae_decoder/config.json", "text_encoder/config.json",
        "unet/model.onnx", "text_encoder/model.onnx", "vae_decoder/model.onnx",
    ];

    [Fact]
    public void Damaged_configs_give_a_model_or_a_sentence()
    {
        using var folder = new TemporaryFolder();
        var model = ModelFolderBuilder.StableDiffusion(folder["sd"]);
        model.Write("studio.json", """{"name":"Dream","defaults":{"steps":12,"guidance":5,"sampler":"Euler"},"limits":{"sizes":["768x512"],"maxSteps":40},"preview":{"matrix":[[1,2,3]],"bias":[0,0,1]}}""");
        model.Write("scheduler/scheduler_config.json", """{"_class_name":"DPMSolverMultistepScheduler","use_karras_sigmas":true,"lambda_min_clipped":-Infinity,"timestep_spacing":"trailing"}""");
        var originals = Files.ToDictionary(file => file, file => File.ReadAllBytes(Path.Combine(model.Folder, file)), StringComparer.Ordinal);
        var cases = LongRun.Count(normal: 20_000, full: 300_000);
        var random = new Random(20261122);
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

        output.WriteLine($"fuzz: model folders (JSON, ONNX headers): {cases} cases, {refused} refused");
        Assert.InRange(refused, cases / 4, cases - 1);
    }
}
