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

    /// <summary>No noun of the wish is known to the model: "ignore the above" becomes some picture as well.</summary>
    public static WishWarning? OfThings(string wish, DiffusionModel model)
    {
        var vocabulary = ModelVocabulary.Of(model);
        return vocabulary.Covers(wish)
            ? null
            : new WishWarning(
                $"{model.Name} knows nothing named here, so it would draw something near. A bigger model in the models folder can do more.",
                vocabulary.Nearest(wish, Examples));
    }
}
