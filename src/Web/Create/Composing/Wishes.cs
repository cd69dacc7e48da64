using Studio.Data.Generations;
using Studio.Data.Prompts;
using Studio.Inference.Diffusion.Conditioning.Weighting;
using Studio.Inference.Models;
using Studio.Inference.Prompting;
using LockedPhrase = Studio.Data.Prompts.LockedPhrase;

namespace Studio.Web.Create.Composing;

/// <summary>Reads a wish before it is sent: its language, what must stay in it, what the model cannot draw. Singleton, thread-safe.</summary>
public sealed class Wishes(ModelCatalog models)
{
    private const int TitleLength = 80;

    /// <summary>BCP-47, or "und". The words that a model knows help where the script alone cannot tell.</summary>
    public string Language(string wish, string model) =>
        models.Diffusion.FirstOrDefault(known => known.Id == model) is { } found ? ModelVocabulary.Of(found).LanguageOf(wish) : LanguageGuess.Of(wish);

    /// <summary>Why a wish cannot be sent; null when it can.</summary>
    public string? Refusal(string wish) => wish.Length > Turn.MaxWish
        ? $"A wish holds at most {Turn.MaxWish:N0} characters; this one has {wish.Length:N0}."
        : WishRules.Check(wish);

    public string Title(string wish) => TitleOf(wish);

    /// <summary>What is said about a picture that is there already: its things need not be named again.</summary>
    internal NewWish Read(string wish, GenerationSettings settings)
    {
        var model = models.Diffusion.FirstOrDefault(known => known.Id == settings.Model);
        return new NewWish(wish, Language(wish, settings.Model), settings.Upsample && model is not null ? Locked(wish, ModelVocabulary.Of(model), corrected: []) : [], settings.Upsample);
    }

    /// <param name="isFirst">A change of an earlier turn ("make it red") need not name a thing.</param>
    /// <param name="upsample">A language model writes it in English first.</param>
    /// <param name="syntax">How the image model reads it.</param>
    /// <param name="corrected">The English the person has put right before.</param>
    public ComposerHint Hint(string wish, DiffusionModel model, bool isFirst, bool upsample, PromptSyntax syntax, IReadOnlyList<LockedPhrase> corrected)
    {
        if (string.IsNullOrWhiteSpace(wish))
        {
            return ComposerHint.None;
        }

        var vocabulary = ModelVocabulary.Of(model);
        var language = vocabulary.LanguageOf(wish);
        var locked = upsample ? Locked(wish, vocabulary, corrected) : [];
        if (!upsample && WishWarning.OfLanguage(wish, model) is { } unread)
        {
            return new ComposerHint(CannotDraw: null, [], locked, language, Refusal: null)
            {
                Unread = $"Upsampling is off: {unread.Sentence} Press “Upsampling off” to have them written in English.",
            };
        }

        if (!isFirst || (upsample ? WishWarning.OfThings(wish, model) : WishWarning.OfPrompt(Words(wish, syntax), model)) is not { } unknown)
        {
            return new ComposerHint(CannotDraw: null, [], locked, language, Refusal: null);
        }

        return new ComposerHint(unknown.Lead is null ? unknown.Sentence : $"{unknown.Sentence} {unknown.Lead}", [.. unknown.Nearest.Select(near => new NearWish(near.Language, near.Wish))], locked, language, Refusal: null);
    }

    /// <summary>What weights are set around is no word: "BREAK" and the number of a schedule are not drawn.</summary>
    public static string Words(string prompt, PromptSyntax syntax) => syntax == PromptSyntax.Weighted ? WeightedPrompt.Words(prompt) : prompt;

    /// <summary>The first words, on one line.</summary>
    public static string TitleOf(string wish)
    {
        var line = string.Join(' ', wish.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (line.Length <= TitleLength)
        {
            return line;
        }

        // Never between the two halves of a character.
        var end = char.IsHighSurrogate(line[TitleLength - 1]) ? TitleLength - 1 : TitleLength;
        return line[..end] + "…";
    }

    private static IReadOnlyList<LockedPhrase> Locked(string wish, ModelVocabulary vocabulary, IReadOnlyList<LockedPhrase> corrected) =>
    [
        .. LockedPhrases.Suggest(wish, vocabulary)
            .Select(phrase => corrected.FirstOrDefault(known => known.Text == phrase.Text) ?? new LockedPhrase(phrase.Text, phrase.English)),
    ];
}
