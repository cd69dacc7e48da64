using System.Collections.Concurrent;
using Studio.Data.Generations;
using Studio.Inference.Diffusion.Conditioning.Weighting;
using Studio.Inference.Models;
using Studio.Inference.Tokenizers;

namespace Studio.Web.Create.Conversation;

/// <summary>How much of a prompt a picture model reads, by its own tokenizer. Singleton, thread-safe; a tokenizer is read once.</summary>
public sealed class PromptWindows
{
    private readonly ConcurrentDictionary<string, Lazy<ClipTokenizer>> _tokenizers = new(StringComparer.Ordinal);

    public PromptMeasure Measure(DiffusionModel model, GenerationSettings settings, string text)
    {
        var tokenizer = _tokenizers.GetOrAdd(model.Hash, _ => new Lazy<ClipTokenizer>(() => ClipTokenizer.Load(Path.Combine(model.Folder, "tokenizer")))).Value;
        return settings.Syntax switch
        {
            PromptSyntax.Weighted => Weighted(tokenizer, text, settings.Steps),
            PromptSyntax.Long => Whole(LongPrompt.Count(tokenizer, text), text),
            _ => Plain(tokenizer, text, model.PromptTokens),
        };
    }

    private static PromptMeasure Plain(ClipTokenizer tokenizer, string text, int window)
    {
        var tokens = tokenizer.Tokenize(text);
        return new PromptMeasure(tokens.Count, window, tokens.Count > window ? tokens[window].Start : text.Length);
    }

    // Read to its end, in as many windows as it takes.
    private static PromptMeasure Whole(PromptTokens count, string text) => new(count.Used, count.Room, text.Length);

    private static PromptMeasure Weighted(ClipTokenizer tokenizer, string text, int steps)
    {
        if (WeightedPrompt.Check(text) is { } problem)
        {
            return Plain(tokenizer, text, tokenizer.Window) with { Seen = text.Length, Remarks = [problem] };
        }

        return Whole(WeightedPrompt.Count(tokenizer, text, Math.Max(1, steps)), text) with { Remarks = WeightedPrompt.Remarks(text) };
    }
}
