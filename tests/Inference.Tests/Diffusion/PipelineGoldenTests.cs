using Studio.Inference.Diffusion;
using Studio.Inference.Onnx;
using Studio.Inference.Tests.Golden;
using Studio.Testing;

namespace Studio.Inference.Tests.Diffusion;

public sealed class PipelineGoldenTests
{
    [Theory]
    [InlineData("tiny-sd")]
    [InlineData("tiny-sd2-vpred")]
    [InlineData("tiny-turbo")]
    [InlineData("tiny-sd-fp16")]
    [InlineData("tiny-sd-inpaint")]
    [InlineData("tiny-sdxl")]
    [InlineData("tiny-lcm")]
    public void Every_run_agrees_with_diffusers(string model)
    {
        var folder = Path.Combine(Goldens.Folder("pipelines"), model);
        using var pipeline = StableDiffusionPipeline.Load(folder, new OnnxOptions());
        RunAll(Path.Combine(folder, "runs"), pipeline, PipelineBars.Of(model));
    }

    [Fact]
    public void The_embedded_model_agrees_with_its_reference_runs()
    {
        using var pipeline = StableDiffusionPipeline.Load(Path.Combine(Repository.Models, "studio-mini-diffusion"), new OnnxOptions());
        RunAll(Goldens.Folder("embedded"), pipeline, PipelineBars.Tiny);
    }

    [Fact]
    public void The_bars_tell_every_known_mistake_from_rounding()
    {
        var mistakes = PythonJson.Read(Path.Combine(Goldens.Folder("pipelines"), "mistakes.json")).AsArray();

        // Two entries are marked as mistakes that change nothing.
        var seen = mistakes.Where(mistake => !mistake!["mistake"]!.GetValue<string>().Contains('(', StringComparison.Ordinal) || mistake["latents_rel"].Number() > 1e-5).ToList();
        Assert.True(seen.Count >= mistakes.Count - 2);
        Assert.All(seen, mistake => Assert.True(mistake!["latents_rel"].Number() > 10 * PipelineBars.Tiny.Latents, mistake.ToJsonString()));
    }

    private static void RunAll(string folder, StableDiffusionPipeline pipeline, PipelineBars bars)
    {
        var report = new GoldenReport(folder);
        var errors = new PipelineErrors();
        List<string> wrong = [];
        foreach (var run in Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(run);
            if (!File.Exists(Path.Combine(run, "run.json")))
            {
                report.LeftOut(name, "no run of the pipeline; the VAE has its own test");
                continue;
            }

            var json = PythonJson.Read(Path.Combine(run, "run.json"));
            var golden = new PipelineRun(run, json, json["tolerance"] is { } tolerance ? PipelineBars.Of(tolerance) : bars);
            if (golden.WhyLeftOut() is { } why)
            {
                report.LeftOut(name, why);
                continue;
            }

            try
            {
                golden.Check(pipeline);
            }
            catch (Xunit.Sdk.XunitException error)
            {
                wrong.Add(error.Message);
            }

            report.Ran();
            errors.Add(golden.Errors);
        }

        report.Print(errors.ToString());
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }
}
