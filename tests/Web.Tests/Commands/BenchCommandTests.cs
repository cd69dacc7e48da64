using System.Text.Json;

namespace Studio.Web.Tests.Commands;

public sealed class BenchCommandTests
{
    [Fact]
    public async Task Every_promised_figure_is_measured_and_nothing_is_left_behind()
    {
        using var program = new StudioProgram();
        var end = await program.RunAsync(TestContext.Current.CancellationToken, "bench", "--images", "1", "--json");
        Assert.Equal((0, ""), (end.Code, end.Error));
        var report = JsonDocument.Parse(end.Output).RootElement;
        Assert.True(report.GetProperty("pipeline_over_raw").GetDouble() >= 1, "a run cannot be shorter than what it holds");
        foreach (var name in new[] { "seconds_per_image", "tokens_per_second", "enqueue_to_start_p50_ms", "enqueue_to_start_p95_ms", "time_to_first_token_ms" })
        {
            Assert.True(report.GetProperty(name).GetDouble() > 0, name);
        }

        Assert.Empty(Directory.EnumerateFileSystemEntries(program.Folder));
    }

    [Fact]
    public async Task No_pictures_is_bad_input()
    {
        using var program = new StudioProgram();
        var end = await program.RunAsync(TestContext.Current.CancellationToken, "bench", "--images", "0");
        Assert.Equal((2, "--images must be between 1 and 1000.\n"), (end.Code, end.Error.ReplaceLineEndings("\n")));
    }
}
