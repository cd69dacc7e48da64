using System.CommandLine;
using System.Globalization;

namespace Studio.Web.Commands.Bench;

internal static class BenchCommand
{
    private const int DefaultImages = 5;

    private static readonly Option<int?> Images = Input.Whole("--images", $"Pictures to measure after one to warm up. Default: {DefaultImages}");
    private static readonly Option<string?> Model = new("--model") { Description = "Id of the diffusion model; \"studio models\" lists them.", HelpName = "id" };
    private static readonly Option<string?> Data = Input.Data();
    private static readonly Option<bool> Json = Input.Json();

    public static Command Create()
    {
        var command = new Command("bench", "Measure this machine: pictures, prompts and the queue. Takes about a minute; leaves nothing behind.") { Images, Model, Data, Json };
        command.Runs(RunAsync);
        return command;
    }

    private static async Task RunAsync(ParseResult line, CancellationToken cancellationToken)
    {
        var images = line.GetValue(Images) ?? DefaultImages;
        if (images is < 1 or > 1000)
        {
            throw new BadInputException("--images must be between 1 and 1000.");
        }

        var terminal = new Terminal(line.GetValue(Json));
        var catalog = Installation.Models(line.GetValue(Data));
        var model = catalog.FindDiffusion(line.GetValue(Model));
        var chat = catalog.FindWriter(id: null);
        terminal.Show($"{model.Name}: {images + 1} pictures");
        var pictures = PipelineBench.Run(model, images, cancellationToken);
        terminal.Show($"{chat.Name}: tokens");
        var tokens = await ChatBench.RunAsync(chat, cancellationToken);
        terminal.Show("The queue of an idle node");
        var queue = await QueueBench.RunAsync(model, cancellationToken);
        terminal.Clear();
        await PrintAsync(line.GetValue(Json), BenchReport.Of(model, chat, pictures, tokens, queue));
    }

    private static async Task PrintAsync(bool json, BenchReport report)
    {
        if (json)
        {
            await CommandJson.PrintAsync(report);
            return;
        }

        foreach (var line in new (string Name, FormattableString Value)[]
        {
            ("Seconds a picture", $"{report.SecondsPerImage} ({report.Model}, {report.Width}x{report.Height}, {report.Sampler}, {report.Steps} steps)"),
            ("Pipeline over raw ONNX time", $"{report.PipelineOverRaw}"),
            ("Tokens a second", $"{report.TokensPerSecond} (first after {report.TimeToFirstTokenMs} ms, {report.ChatModel})"),
            ("Enqueued to started", $"p50 {report.EnqueueToStartP50Ms} ms, p95 {report.EnqueueToStartP95Ms} ms"),
            ("Machine", $"{report.Runtime}, {report.Provider}, {report.Cpu}, {report.Threads} threads"),
        })
        {
            await Console.Out.WriteLineAsync($"{line.Name,-28} {line.Value.ToString(CultureInfo.InvariantCulture)}");
        }
    }
}
