using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Studio.Inference.Models;
using Studio.Web.Commands.Bench;

namespace Studio.Benchmarks;

/// <summary>The studio's chat client beside node-llama-cpp: same GGUF, wishes, sampling, threads and llama.cpp build, in turn.</summary>
internal static class ChatBenchmark
{
    private const int Rounds = 3;

    public static async Task<int> RunAsync(string models)
    {
        var chat = GgufModel.Read(Path.Combine(models, "studio-mini-upsampler.gguf"));
        var folder = await InstallAsync(Path.Combine(models, "..", "tests", "Benchmarks", "llama-comparison"));
        var (ours, theirs) = (new List<ChatFigures>(), new List<ChatFigures>());
        for (var round = 0; round < Rounds; round++)
        {
            ours.Add(await ChatBench.RunAsync(chat, CancellationToken.None));
            theirs.Add(JsonSerializer.Deserialize<ChatFigures>(await RunAsync("node", folder, "measure.mjs", Request(chat)), JsonSerializerOptions.Web)!);
        }

        Console.WriteLine($"""
            ## Tokens beside another front end of llama.cpp

            `dotnet run --project tests/Benchmarks -c Release -- chat`

            {chat.Name}, {ChatBench.Wishes.Count} wishes, {Threads} thread(s), medians of {Rounds} rounds taken in turn; node-llama-cpp as tests/Benchmarks/llama-comparison/package.json names it.

            | | studio | node-llama-cpp | studio / node |
            |---|---|---|---|
            """);
        Print("tokens a second", ours, theirs, figures => figures.TokensPerSecond);
        Print("first token, ms", ours, theirs, figures => figures.TimeToFirstTokenMs);
        return 0;
    }

    private static int Threads => Math.Max(1, Environment.ProcessorCount - 1);

    private static string Request(ChatModel chat) => JsonSerializer.Serialize(
        new
        {
            Model = Path.GetFullPath(chat.File),
            ContextTokens = chat.ContextLength,
            Threads,
            chat.Profile.Temperature,
            chat.Profile.TopP,
            chat.Profile.TopK,
            chat.Profile.MaxTokens,
            ChatBench.Wishes,
        },
        JsonSerializerOptions.Web);

    private static void Print(string name, List<ChatFigures> ours, List<ChatFigures> theirs, Func<ChatFigures, double> figure)
    {
        var (mine, other) = (new Quantiles(ours.Select(figure)).Median, new Quantiles(theirs.Select(figure)).Median);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {mine:f1} | {other:f1} | {mine / other:f2} |"));
    }

    /// <summary>Outside the repository: half a gigabyte that the studio itself never needs. Kept for the next run.</summary>
    private static async Task<string> InstallAsync(string source)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), "studio-llama-comparison")).FullName;
        foreach (var file in Directory.EnumerateFiles(source))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)), overwrite: true);
        }

        if (!Directory.Exists(Path.Combine(folder, "node_modules", "node-llama-cpp")))
        {
            Console.Error.WriteLine($"Installing node-llama-cpp into {folder} ...");
            await RunAsync("npm", folder, "install", "--ignore-scripts", "--no-audit", "--no-fund");
        }

        return folder;
    }

    private static async Task<string> RunAsync(string program, string folder, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false, WorkingDirectory = folder, RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{program} ended with code {process.ExitCode}.");
    }
}
