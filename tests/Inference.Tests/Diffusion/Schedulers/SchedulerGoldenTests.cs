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
            var one = new SchedulerCase(golden!, Fixtures);
            try
            {
                one.Check();
            }
            catch (Xunit.Sdk.XunitException error)
            {
                wrong.Add($"{one.Id}: {error.Message}");
            }

            report.Ran();
        }

        report.Print();
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public void Files_of_schedulers_that_do_not_run_yet_are_named()
    {
        var folder = Goldens.Folder("schedulers");
        var report = new GoldenReport(folder);
        foreach (var file in Directory.EnumerateFiles(folder, "*Scheduler.json").Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileNameWithoutExtension(file);
            if (SchedulerFactory.Known.Contains(name, StringComparer.Ordinal))
            {
                report.Ran();
                continue;
            }

            report.LeftOut(name, "this scheduler is not written yet");
            var config = SchedulerConfig.Parse($$"""{"_class_name": "{{name}}"}""", "golden");
            var refusal = Assert.Throws<InferenceException>(() => SchedulerFactory.Create(config, new SchedulerRun { Steps = 4, Noise = _ => Fixtures.Noise }));
            Assert.Contains(name, refusal.Message, StringComparison.Ordinal);
        }

        report.Print();
    }
}
