using System.Collections.Concurrent;
using Studio.Inference.Models;
using Studio.Inference.Prompting;
using Studio.Inference.Tokenizers;

namespace Studio.Jobs.Upsamplings;

/// <summary>What a prompt must know of the model that will read it. A few kilobytes per diffusion model, kept for good. Singleton, thread-safe.</summary>
public sealed class PromptTargets
{
    private readonly ConcurrentDictionary<string, PromptTarget> _known = new(StringComparer.Ordinal);

    internal PromptTarget Of(DiffusionModel model) => _known.GetOrAdd(
        model.Hash,
        _ => new PromptTarget(ModelVocabulary.Of(model), new PromptTokenCounter(ClipTokenizer.Load(Path.Combine(model.Folder, "tokenizer"))).PromptWindow));
}

internal sealed record PromptTarget(ModelVocabulary Vocabulary, PromptWindow Window);
