using Studio.Data.Gallery;
using Studio.Inference;
using Studio.Inference.Chat;
using Studio.Inference.Models;
using Studio.Inference.Prompting;
using Studio.Inference.Tokenizers;

namespace Studio.Web.Commands;

/// <summary>Lets the language model write the prompt of a wish, in this process.</summary>
internal static class PromptWriter
{
    /// <param name="show">Gets the text so far, again and again.</param>
    public static async Task<WrittenPrompt> WriteAsync(
        ChatModel chat, DiffusionModel target, string wish, long seed, Action<string> show, CancellationToken cancellationToken)
    {
        using var model = LlamaModel.Load(chat, new LlamaOptions());
        using var client = new LlamaChatClient(model);
        var vocabulary = ModelVocabulary.Of(target);
        var upsampler = new PromptUpsampler(client, chat.Profile, vocabulary);
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
                    var provenance = new UpsamplerProvenance(chat.Name, chat.Hash, PromptUpsampler.VersionOf(chat.Profile), seed);
                    return new WrittenPrompt(result.Text, result.Outcome, result.Note, result.Language, provenance);
            }
        }

        throw new InferenceException($"{chat.Name} ended without an answer.");
    }
}

internal sealed record WrittenPrompt(string Text, UpsampleOutcome Outcome, string? Note, string Language, UpsamplerProvenance Upsampler);
