using Studio.Data.Gallery;
using Studio.Inference;
using Studio.Inference.Models;
using Studio.Inference.Prompting;
using Studio.Inference.Tokenizers;

namespace Studio.Web.Commands;

/// <summary>Lets a language model write the prompt of a wish.</summary>
internal static class PromptWriter
{
    /// <param name="show">Gets the text so far, again and again.</param>
    public static async Task<WrittenPrompt> WriteAsync(
        CommandWriter writer, DiffusionModel target, string wish, long seed, Action<string> show, CancellationToken cancellationToken)
    {
        var vocabulary = ModelVocabulary.Of(target);
        var upsampler = new PromptUpsampler(writer.Client, writer.Profile, vocabulary);
        var tokens = new PromptTokenCounter(ClipTokenizer.Load(Path.Combine(target.Folder, "tokenizer")));
        var request = new UpsampleRequest(wish, History: [], LockedPhrases.Suggest(wish, vocabulary), seed, tokens.PromptWindow);
        await foreach (var update in upsampler.UpsampleAsync(request, cancellationToken))
        {
            switch (update)
            {
                case UpsampleText text:
                    show(text.Text);
                    break;
                case UpsampleFinished { Result: var result }:
                    return new WrittenPrompt(result.Text, result.Outcome, result.Note, result.Language, writer.Provenance(seed));
            }
        }

        throw new InferenceException($"{writer.Name} ended without an answer.");
    }
}

internal sealed record WrittenPrompt(string Text, UpsampleOutcome Outcome, string? Note, string Language, UpsamplerProvenance Upsampler);
