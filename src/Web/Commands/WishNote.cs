using Studio.Inference.Models;
using Studio.Inference.Prompting;

namespace Studio.Web.Commands;

/// <summary>What the composer would say of a wish, on one line; null where it would say nothing.</summary>
internal static class WishNote
{
    public static string? Of(string wish, DiffusionModel model, bool upsample)
    {
        if (!upsample && WishWarning.OfLanguage(wish, model) is { } language)
        {
            return $"{language.Sentence} Leave out --no-upsample to have them written in English.";
        }

        return WishWarning.OfThings(wish, model) is not { } things ? null
            : things.Nearest.Count == 0 ? things.Sentence
            : $"{things.Sentence} It knows, for example: {string.Join(", ", things.Nearest.Select(near => $"“{near.Wish}”"))}.";
    }

    public static string? Join(string? first, string? second) =>
        first is null || second is null ? first ?? second : $"{first} {second}";
}
