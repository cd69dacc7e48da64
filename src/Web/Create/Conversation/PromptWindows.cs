using System.Collections.Concurrent;
using System.Globalization;
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
            PromptSyntax.Weighted => Weighted(model, tokenizer, text, settings.Steps),
            PromptSyntax.Long => Long(model, tokenizer, text),
            _ => Plain(tokenizer, text, model.PromptTokens),
        };
    }

    private static PromptMeasure Plain(ClipTokenizer tokenizer, string text, int window)
    {
        var tokens = tokenizer.Tokenize(text);
        return new PromptMeasure(tokens.Count, window, tokens.Count > window ? tokens[window].Start : text.Length);
    }

    private static PromptMeasure Long(DiffusionModel model, ClipTokenizer tokenizer, string text)
    {
        var measure = Whole(model, tokenizer, LongPrompt.Count(tokenizer, text), text);
        return model.PromptWindows is { } windows ? measure with { Seen = LongPrompt.Reach(tokenizer, text, windows) } : measure;
    }

    // Read to its end, in as many windows as it takes, unless the model was exported for a fixed number.
    private static PromptMeasure Whole(DiffusionModel model, ClipTokenizer tokenizer, PromptTokens count, string text) =>
        new(count.Used, model.PromptWindows is { } windows && windows < count.Windows ? windows * tokenizer.Window : count.Room, text.Length);

    private static PromptMeasure Weighted(DiffusionModel model, ClipTokenizer tokenizer, string text, int steps)
    {
        if (WeightedPrompt.Check(text) is { } problem)
        {
            return Plain(tokenizer, text, tokenizer.Window) with { Seen = text.Length, Remarks = [problem] };
        }

        // Where among the brackets the reading ends is not said: a schedule may put it elsewhere at every step.
        var measure = Whole(model, tokenizer, WeightedPrompt.Count(tokenizer, text, Math.Max(1, steps)), text);
        return measure with { Remarks = [.. WeightedPrompt.Remarks(text), .. measure.Tokens > measure.Window ? (string[])[Short(model, measure)] : []] };
    }

    private static string Short(DiffusionModel model, PromptMeasure measure) => string.Create(
        CultureInfo.InvariantCulture, $"{model.Name} was made for {measure.Window} tokens of text and no more, so the end of the prompt is not read. Say it shorter.");
}
