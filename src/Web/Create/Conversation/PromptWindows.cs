using System.Collections.Concurrent;
using Studio.Inference.Models;
using Studio.Inference.Tokenizers;

namespace Studio.Web.Create.Conversation;

/// <summary>How much of a prompt a picture model reads, by its own tokenizer. Singleton, thread-safe; a tokenizer is read once.</summary>
public sealed class PromptWindows
{
    private readonly ConcurrentDictionary<string, Lazy<ClipTokenizer>> _tokenizers = new(StringComparer.Ordinal);

    public PromptMeasure Measure(DiffusionModel model, string text)
    {
        var tokenizer = _tokenizers.GetOrAdd(model.Hash, _ => new Lazy<ClipTokenizer>(() => ClipTokenizer.Load(Path.Combine(model.Folder, "tokenizer")))).Value;
        var tokens = tokenizer.Tokenize(text);
        var seen = tokens.Count > model.PromptTokens ? tokens[model.PromptTokens].Start : text.Length;
        return new PromptMeasure(tokens.Count, model.PromptTokens, seen);
    }
}
