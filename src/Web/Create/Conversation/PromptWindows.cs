using System.Collections.Concurrent;
using System.Globalization;
using Studio.Data.Generations;
using Studio.Inference.Diffusion.Conditioning.Weighting;
using Studio.Inference.Models;
using Studio.Inference.Tokenizers;
using PromptTimeline = Studio.Inference.Diffusion.Conditioning.PromptTimeline;

namespace Studio.Web.Create.Conversation;

/// <summary>How much of a prompt a picture model reads, by its own tokenizer. Singleton, thread-safe; a tokenizer is read once.</summary>
public sealed class PromptWindows
{
    // A remark is read beside the prompt, which has all the words.
    private const int ShownWords = 12;
    private const int ShownTexts = 2;

    private readonly ConcurrentDictionary<string, Lazy<ClipTokenizer>> _tokenizers = new(StringComparer.Ordinal);

    public PromptMeasure Measure(DiffusionModel model, GenerationSettings settings, string text) =>
        Measure(model, settings, text, () => WeightedPrompt.Timeline(text, Math.Max(1, settings.Steps)));

    /// <summary>Of the settings' negative prompt, in which AND is a word like any other.</summary>
    public PromptMeasure MeasureNegative(DiffusionModel model, GenerationSettings settings) =>
        Measure(model, settings, settings.Negative, () => WeightedPrompt.NegativeTimeline(settings.Negative, Math.Max(1, settings.Steps)));

    private PromptMeasure Measure(DiffusionModel model, GenerationSettings settings, string text, Func<PromptTimeline> timeline)
    {
        var tokenizer = _tokenizers.GetOrAdd(model.Hash, _ => new Lazy<ClipTokenizer>(() => ClipTokenizer.Load(Path.Combine(model.Folder, "tokenizer")))).Value;
        return settings.Syntax switch
        {
            PromptSyntax.Weighted => Weighted(model, tokenizer, text, timeline),
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

    private static PromptMeasure Weighted(DiffusionModel model, ClipTokenizer tokenizer, string text, Func<PromptTimeline> timeline)
    {
        if (WeightedPrompt.Check(text) is { } problem)
        {
            return Plain(tokenizer, text, tokenizer.Window) with { Seen = text.Length, Remarks = [problem] };
        }

        // Named in a sentence, not struck out: a schedule may end elsewhere at every step.
        var said = timeline();
        var measure = Whole(model, tokenizer, WeightedPrompt.Count(tokenizer, said), text);
        var unread = model.PromptWindows is { } windows ? WeightedPrompt.Unread(tokenizer, said, windows) : [];
        return measure with { Remarks = [.. WeightedPrompt.Remarks(text), .. unread.Count > 0 ? (string[])[Short(model, measure, unread)] : []] };
    }

    private static string Short(DiffusionModel model, PromptMeasure measure, IReadOnlyList<string> unread)
    {
        var words = string.Join(" and ", unread.Take(ShownTexts).Select(text => $"“{FirstWords(text)}”"));
        return string.Create(CultureInfo.InvariantCulture, $"{model.Name} was made for {measure.Window} tokens of text and no more: {words} {(unread.Count == 1 ? "is" : "are")} not read. Say it shorter.");
    }

    private static string FirstWords(string text)
    {
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return words.Length > ShownWords ? $"{string.Join(' ', words.Take(ShownWords))} …" : string.Join(' ', words);
    }
}
