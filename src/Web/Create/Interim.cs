using Studio.Inference.Models;
using Studio.Inference.Prompting;

namespace Studio.Web.Create;

// Until Inference/Prompting brings these itself (its own members win as soon as they are there, then this file goes):
// nothing is guessed and nothing is tinted.
internal static class LanguageGuess
{
    public static string Of(string text) => text.Any(c => c is >= '\u3040' and <= '\u30ff') ? "ja" : "und";
}

internal static class WishRules
{
    public static string? Check(string wish) => string.IsNullOrWhiteSpace(wish) ? "Write what the picture should show." : null;
}

internal static class LockedPhrases
{
    public static IReadOnlyList<LockedPhrase> Suggest(string wish, ModelVocabulary vocabulary) => [];
}

internal static class InterimVocabulary
{
    extension(ModelVocabulary vocabulary)
    {
        public static ModelVocabulary Of(DiffusionModel model) => model.Manifest.Vocabulary is { } file
            ? ModelVocabulary.Load(Path.Combine(model.Folder, file), model.Manifest.Examples is { } examples ? Path.Combine(model.Folder, examples) : null)
            : ModelVocabulary.Empty;

        public string LanguageOf(string wish) => LanguageGuess.Of(wish);

        public bool Covers(string wish) => true;

        public IReadOnlyList<VocabularyExample> Nearest(string wish, int count) => [];

        public PromptTint Tint(TintRequest request) => new([new TintSegment(request.Prompt, TintKind.Plain)], TintBasis.Translated);
    }
}
