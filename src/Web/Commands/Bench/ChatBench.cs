using System.Diagnostics;
using Microsoft.Extensions.AI;
using Studio.Inference.Chat;
using Studio.Inference.Models;

namespace Studio.Web.Commands.Bench;

/// <summary>Sampled tokens a second and the time to the first, as the upsampler asks for them.</summary>
internal static class ChatBench
{
    public static readonly IReadOnlyList<string> Wishes = ["リスの王", "a red fox in the snow", "eine Katze mit Krone", "戴帽子的企鹅", "un château la nuit", "a robot and a flower", "사자", "un perro en la playa"];

    public static async Task<ChatFigures> RunAsync(ChatModel chat, CancellationToken cancellationToken)
    {
        using var model = LlamaModel.Load(chat, new LlamaOptions());
        using var client = new LlamaChatClient(model);
        await AskAsync(client, chat, Wishes[0], seed: 0, cancellationToken);
        var (tokens, seconds, first) = (0L, 0.0, 0.0);
        for (var i = 0; i < Wishes.Count; i++)
        {
            var answer = await AskAsync(client, chat, Wishes[i], seed: i, cancellationToken);
            // The first token comes with the reading of the wish; the rate is that of the others.
            tokens += answer.Tokens - 1;
            seconds += (answer.TotalMs - answer.FirstMs) / 1000;
            first += answer.FirstMs;
        }

        return new ChatFigures(tokens / seconds, first / Wishes.Count);
    }

    private static async Task<(long Tokens, double FirstMs, double TotalMs)> AskAsync(
        LlamaChatClient client, ChatModel chat, string wish, long seed, CancellationToken cancellationToken)
    {
        var profile = chat.Profile;
        var options = new ChatOptions { Temperature = (float)profile.Temperature, TopP = (float)profile.TopP, TopK = profile.TopK, MaxOutputTokens = profile.MaxTokens, Seed = seed };
        var clock = Stopwatch.StartNew();
        var (tokens, first) = (0L, 0.0);
        await foreach (var update in client.GetStreamingResponseAsync([new ChatMessage(ChatRole.User, wish)], options, cancellationToken))
        {
            first = first == 0 && update.Text.Length > 0 ? clock.Elapsed.TotalMilliseconds : first;
            tokens += update.Contents.OfType<UsageContent>().Sum(usage => usage.Details.OutputTokenCount ?? 0);
        }

        return (tokens, first, clock.Elapsed.TotalMilliseconds);
    }
}

internal sealed record ChatFigures(double TokensPerSecond, double TimeToFirstTokenMs);
