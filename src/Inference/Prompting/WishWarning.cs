using Studio.Inference.Models;
using Studio.Inference.Prompting.Slots;

namespace Studio.Inference.Prompting;

/// <summary>Why a wish will hardly come out as it is meant, said before it is drawn.</summary>
/// <param name="Sentence">For the person.</param>
/// <param name="Nearest">What comes out well; empty where that is no help.</param>
public sealed record WishWarning(string Sentence, IReadOnlyList<VocabularyExample> Nearest)
{
    private const int Examples = 3;
    private const string Bigger = "A bigger model in the models folder can do more.";

    /// <summary>What to say before the examples: near is only what shares a thing with the wish.</summary>
    public string? Lead { get; private init; }

    /// <summary>Nobody writes the wish in English, and the image model was taught English.</summary>
    public static WishWarning? OfLanguage(string wish, DiffusionModel model) =>
        ModelVocabulary.Of(model).LanguageOf(wish) is "en" or LanguageGuess.Unknown
            ? null
            : new WishWarning($"{model.Name} gets these words as they are and reads English best.", []);

    /// <summary>What of the wish the model does not know, or that it is more than the model draws at once; "ignore the above" becomes some picture as well.</summary>
    public static WishWarning? OfThings(string wish, DiffusionModel model) => Of(wish, model, Unknown);

    /// <summary>The same of a prompt that goes as it is: nobody takes a word out of it.</summary>
    public static WishWarning? OfPrompt(string prompt, DiffusionModel model) => Of(prompt, model, Unseen);

    private static WishWarning? Of(string wish, DiffusionModel model, Func<string, WishReading, ModelVocabulary, DiffusionModel, string?> unknownOf)
    {
        var vocabulary = ModelVocabulary.Of(model);
        if (vocabulary.IsEmpty)
        {
            return null;
        }

        var reading = vocabulary.Reader.Read(wish);
        if (reading is { IsOfTables: false, Matches.Count: 0 } && LanguageNames.Of(reading.Language) is { } language)
        {
            return WithExamples($"What {model.Name} can draw is not listed in {language}, so nobody can tell whether it knows this. Please write it in another language: {LanguageNames.List(WordTable.Languages)} are listed.", vocabulary, wish);
        }

        if (!vocabulary.Covers(wish))
        {
            var names = LockedPhrases.Suggest(wish, vocabulary).Select(phrase => phrase.InPrompt).ToList();
            var only = names.Count > 0 ? $"{model.Name} cannot draw {UpsampleNotes.Quoted(names)}; the description names {(names.Count == 1 ? "it" : "them")}, and the picture shows something near." : reading.Matches.Any(match => match.Concept.Kind is ConceptKind.Color or ConceptKind.Pattern) ? $"{model.Name} knows no thing named here, so the picture shows one that was chosen for it."
                : $"{model.Name} knows nothing named here, so it would draw something near.";
            return WithExamples($"{only} {Bigger}", vocabulary, wish);
        }

        var things = WishedThing.Of(new WishSlots(reading, new PromptScene("", vocabulary.Reader), isChange: false)).Count;
        var many = things > vocabulary.MostThings ? $"{model.Name} draws one or two things well; of {things} it may mix some up. Fewer at a time come out better." : null;
        var count = UpsampleNotes.TooMany(WishCount.Above(reading, vocabulary), vocabulary.MostCount);
        if (unknownOf(wish, reading, vocabulary, model) is { } unknown)
        {
            return WithExamples(UpsampleNotes.Join(UpsampleNotes.Join(unknown, many), count)!, vocabulary, wish);
        }

        return UpsampleNotes.Join(many, count) is { } sentence ? new WishWarning(sentence, []) : null;
    }

    private static WishWarning WithExamples(string sentence, ModelVocabulary vocabulary, string wish)
    {
        var near = vocabulary.Nearest(wish, Examples);
        return new WishWarning(sentence, near) { Lead = NearExamples.IsNear(vocabulary, wish, near) ? "It knows, near to this:" : "It can draw, for example:" };
    }

    private static string? Unseen(string prompt, WishReading reading, ModelVocabulary vocabulary, DiffusionModel model)
    {
        var unknown = LeftOutThing.Of(reading, new WishSlots(reading, new PromptScene("", vocabulary.Reader), isChange: false)).Where(thing => !PromptPieces.Split(thing.Word).Where(PromptPieces.IsWord).All(vocabulary.IsOwnWord)).ToList();
        return unknown.Count == 0 ? null : $"{UpsampleNotes.Unseen(model.Name, unknown)} {Bigger}";
    }

    /// <summary>Names that stay in the description as they are written are not left out, though nobody can draw them.</summary>
    private static string? Unknown(string wish, WishReading reading, ModelVocabulary vocabulary, DiffusionModel model)
    {
        var locked = LockedPhrases.Suggest(wish, vocabulary).Select(phrase => phrase.InPrompt).ToList();
        var slots = new WishSlots(reading, new PromptScene("", vocabulary.Reader), isChange: false);
        var unknown = LeftOutThing.Of(reading, slots);
        var names = locked.Where(phrase => unknown.Any(thing => phrase.Contains(thing.Word, StringComparison.OrdinalIgnoreCase) || LockedPhrases.Occurrences(thing.Word, phrase).Count > 0)).Take(Examples).ToList();
        var gone = LeftOutThing.Of(reading, slots, string.Join(' ', locked)).Where(thing => !names.Exists(phrase => phrase.Contains(thing.Word, StringComparison.OrdinalIgnoreCase))).ToList();
        var named = names.Count == 0 ? null : $"{model.Name} cannot draw {UpsampleNotes.Quoted(names)}, so the description only names {(names.Count == 1 ? "it" : "them")}.";
        var left = gone.Count == 0 ? null : $"{UpsampleNotes.LeftOut(model.Name, gone)} {Bigger}";
        return UpsampleNotes.Join(named, left);
    }
}
