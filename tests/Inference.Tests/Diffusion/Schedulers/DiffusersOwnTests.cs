using Studio.Inference.Tests.Golden;
using Studio.Testing;

namespace Studio.Inference.Tests.Diffusion.Schedulers;

/// <summary>The full loops of diffusers' own tests/schedulers, with torch's noise where they draw some.</summary>
public sealed class DiffusersOwnTests
{
    [Fact]
    public void Sums_and_means_that_diffusers_asserts_hold()
    {
        var file = Path.Combine(Goldens.Folder("schedulers"), "diffusers-tests-expected.json");
        var report = new GoldenReport(file);
        List<string> wrong = [];
        foreach (var golden in PythonJson.Read(file)["cases"]!.AsArray())
        {
            try
            {
                new DiffusersLoop(golden!).Check();
            }
            catch (Exception error) when (error is Xunit.Sdk.XunitException or InferenceException)
            {
                wrong.Add(error.Message);
            }

            report.Ran();
        }

        report.Print();
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }
}
