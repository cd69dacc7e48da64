using Studio.Inference.Diffusion.Schedulers;
using Studio.Inference.Tests.Golden;
using Studio.Testing;

namespace Studio.Inference.Tests.Diffusion.Schedulers;

public sealed class SchedulerGoldenTests
{
    private static readonly SchedulerFixtures Fixtures = new();

    public static TheoryData<string> Classes => [.. SchedulerFactory.Known];

    [Theory]
    [MemberData(nameof(Classes))]
    public void Every_case_of_a_scheduler_agrees_with_diffusers(string scheduler)
    {
        var file = Path.Combine(Goldens.Folder("schedulers"), scheduler + ".json");
        var report = new GoldenReport(file);
        List<string> wrong = [];
        foreach (var golden in PythonJson.Read(file)["cases"]!.AsArray())
        {
            var one = new SchedulerCase(golden!, Fixtures, report);
            try
            {
                one.Check();
            }
            catch (Exception error) when (error is Xunit.Sdk.XunitException or InferenceException)
            {
                wrong.Add($"{one.Id}: {error.Message}");
            }

            report.Ran();
        }

        report.Print();
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public void Every_file_of_cases_has_its_scheduler()
    {
        var files = Directory.EnumerateFiles(Goldens.Folder("schedulers"), "*Scheduler.json").Select(Path.GetFileNameWithoutExtension).ToList();
        Assert.NotEmpty(files);
        Assert.Empty(files.Except(SchedulerFactory.Known, StringComparer.Ordinal));
    }

    [Fact]
    public void The_shift_of_a_flow_follows_the_size_of_the_picture()
    {
        var rows = PythonJson.Read(Path.Combine(Goldens.Folder("schedulers"), "flow-mu.json"))["rows"]!.AsArray();
        Assert.NotEmpty(rows);
        var flux = SchedulerConfig.Parse("""{"_class_name": "FlowMatchEulerDiscreteScheduler"}""", "flux");
        var qwen = SchedulerConfig.Parse("""{"_class_name": "FlowMatchEulerDiscreteScheduler", "max_shift": 0.9, "max_image_seq_len": 8192}""", "qwen");
        foreach (var row in rows)
        {
            var tokens = row!["image_seq_len"]!.GetValue<int>();
            Close.Number(row["mu_flux_256_4096_0.5_1.15"].Number(), FlowShift.Mu(flux, tokens), 1e-12, $"{tokens} tokens, FLUX");
            Close.Number(row["mu_qwen_256_8192_0.5_0.9"].Number(), FlowShift.Mu(qwen, tokens), 1e-12, $"{tokens} tokens, Qwen");
        }
    }
}
