using System.Globalization;
using System.Text.Json;

namespace Studio.Benchmarks;

/// <summary>What "studio bench --json" says, as a table.</summary>
internal static class CommandBenchmark
{
    private static readonly (string Name, string About)[] Figures =
    [
        ("pipeline_over_raw", "wall time over the sum of raw session time, previews on"),
        ("seconds_per_image", "one picture, model loaded"),
        ("pipeline_load_ms", "loading the model"),
        ("tokens_per_second", "after the first token"),
        ("time_to_first_token_ms", "reading the wish"),
        ("enqueue_to_start_p50_ms", "idle node, its slot running"),
        ("enqueue_to_start_p95_ms", "idle node, its slot running"),
    ];

    public static async Task<int> RunAsync(int images)
    {
        using var folder = new TemporaryFolder();
        using var process = StudioProgram.Start(folder.Path, "bench", "--json", "--images", images.ToString(CultureInfo.InvariantCulture));
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            return process.ExitCode;
        }

        var report = JsonDocument.Parse(output).RootElement;
        Console.WriteLine($"""
            ## Pictures, tokens, queue

            `./studio bench --json --images {images}`

            {report.GetProperty("model")} ({report.GetProperty("width")} x {report.GetProperty("height")}, {report.GetProperty("sampler")}, {report.GetProperty("steps")} steps), {report.GetProperty("chat_model")}; {report.GetProperty("runtime")}, {report.GetProperty("provider")}, {report.GetProperty("cpu")}, {report.GetProperty("threads")} threads.

            | | | |
            |---|---|---|
            """);
        foreach (var (name, about) in Figures)
        {
            Console.WriteLine($"| `{name}` | {report.GetProperty(name)} | {about} |");
        }

        return 0;
    }
}
