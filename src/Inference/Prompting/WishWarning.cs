using Studio.Inference.Models;

namespace Studio.Inference.Prompting;

/// <summary>Why a wish will hardly come out as it is meant, said before it is drawn.</summary>
/// <param name="Sentence">For the person.</param>
/// <param name="Nearest">What comes out well and is like it; empty where that is no help.</param>
public sealed record WishWarning(string Sentence, IReadOnlyList<VocabularyExample> Nearest)
{
    private const int Examples = 3;

    /// <summary>Nobody writes the wish in English, and the image model was taught English.</summary>
    public static WishWarning? OfLanguage(string wish, DiffusionModel model) =>
        ModelVocabulary.Of(model).LanguageOf(wish) is "en" or LanguageGuess.Unknown
            ? null
            : new WishWarning($"{model.Name} gets these words as they are and reads English best.", []);

    /// <summary>What of the wish the model does not know, or that it is more than the model draws at once; "ignore the above" becomes some picture as well.</summary>
    public static WishWarning? OfThings(string wish, DiffusionModel model)
    {
        var vocabulary = ModelVocabulary.Of(model);
        if (!vocabulary.Covers(wish))
        {
            return new WishWarning(
                $"{model.Name} knows nothing named here, so it would draw something near. A bigger model in the models folder can do more.",
                vocabulary.Nearest(wish, Examples));
        }

        if (vocabulary.IsEmpty)
        {
            return null;
        }

        var reading = vocabulary.Reader.Read(wish);
        var unknown = reading.UnknownWords.Take(Examples).Select(word => $"“{word}”").ToList();
        if (unknown.Count > 0)
        {
            var listed = unknown.Count == 1 ? unknown[0] : $"{string.Join(", ", unknown.SkipLast(1))} and {unknown[^1]}";
            return new WishWarning($"{model.Name} does not know {listed} and leaves {(unknown.Count == 1 ? "it" : "them")} out. A bigger model in the models folder can do more.", vocabulary.Nearest(wish, Examples));
        }

        var things = reading.Matches.Where(match => match.Concept.Kind == ConceptKind.Object).Select(match => match.Start).Distinct().Count();
        return things > vocabulary.MostThings
            ? new WishWarning($"{model.Name} draws one or two things well; of {things} it may mix some up. Fewer at a time come out better.", [])
            : null;
    }
}
