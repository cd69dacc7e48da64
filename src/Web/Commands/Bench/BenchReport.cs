using System.Text.Json.Serialization;
using Studio.Inference.Models;

namespace Studio.Web.Commands.Bench;

/// <summary>The object that "bench --json" prints; its names are a promise to scripts.</summary>
internal sealed record BenchReport
{
    /// <summary>Wall time of whole runs over the time spent inside ONNX Runtime in the same runs.</summary>
    [JsonPropertyName("pipeline_over_raw")]
    public required double PipelineOverRaw { get; init; }

    [JsonPropertyName("seconds_per_image")]
    public required double SecondsPerImage { get; init; }

    [JsonPropertyName("tokens_per_second")]
    public required double TokensPerSecond { get; init; }

    [JsonPropertyName("time_to_first_token_ms")]
    public required double TimeToFirstTokenMs { get; init; }

    [JsonPropertyName("enqueue_to_start_p50_ms")]
    public required double EnqueueToStartP50Ms { get; init; }

    [JsonPropertyName("enqueue_to_start_p95_ms")]
    public required double EnqueueToStartP95Ms { get; init; }

    [JsonPropertyName("pipeline_load_ms")]
    public required double PipelineLoadMs { get; init; }

    [JsonPropertyName("images")]
    public required int Images { get; init; }

    [JsonPropertyName("model")]
    public required string Model { get; init; }

    [JsonPropertyName("width")]
    public required int Width { get; init; }

    [JsonPropertyName("height")]
    public required int Height { get; init; }

    [JsonPropertyName("sampler")]
    public required string Sampler { get; init; }

    [JsonPropertyName("steps")]
    public required int Steps { get; init; }

    [JsonPropertyName("chat_model")]
    public required string ChatModel { get; init; }

    [JsonPropertyName("runtime")]
    public required string Runtime { get; init; }

    [JsonPropertyName("provider")]
    public required string Provider { get; init; }

    [JsonPropertyName("cpu")]
    public required string Cpu { get; init; }

    [JsonPropertyName("threads")]
    public required int Threads { get; init; }

    public static BenchReport Of(DiffusionModel model, ChatModel chat, PipelineFigures pictures, ChatFigures tokens, QueueFigures queue) => new()
    {
        PipelineOverRaw = Math.Round(pictures.WallMs / pictures.RawMs, 4),
        SecondsPerImage = Math.Round(pictures.WallMs / pictures.Images / 1000, 3),
        TokensPerSecond = Math.Round(tokens.TokensPerSecond, 1),
        TimeToFirstTokenMs = Math.Round(tokens.TimeToFirstTokenMs, 1),
        EnqueueToStartP50Ms = Math.Round(queue.P50Ms, 1),
        EnqueueToStartP95Ms = Math.Round(queue.P95Ms, 1),
        PipelineLoadMs = Math.Round(pictures.LoadMs, 1),
        Images = pictures.Images,
        Model = model.Id,
        Width = model.Defaults.Width,
        Height = model.Defaults.Height,
        Sampler = model.Defaults.Sampler,
        Steps = model.Defaults.Steps,
        ChatModel = chat.Id,
        Runtime = pictures.Fingerprint.Runtime,
        Provider = pictures.Fingerprint.Provider,
        Cpu = pictures.Fingerprint.Cpu,
        Threads = pictures.Fingerprint.Threads,
    };
}
