using System.Text.RegularExpressions;
using Studio.Data.Generations;
using Studio.Inference.Models;
using Studio.Inference.Prompting;
using Studio.Web.Create.Composing;

namespace Studio.Web.Commands;

/// <summary>What the composer would say of a wish, on one line; null where it would say nothing.</summary>
internal static partial class WishNote
{
    public static string? Of(string wish, DiffusionModel model, bool upsample, PromptSyntax syntax)
    {
        if (!upsample && WishWarning.OfLanguage(wish, model) is { } language)
        {
            return $"{language.Sentence} Leave out --no-upsample to have them written in English.";
        }

        var words = Wishes.Words(wish, syntax);
        return (upsample ? WishWarning.OfThings(words, model) : WishWarning.OfPrompt(words, model)) is not { } things ? null
            : things.Nearest.Count == 0 ? things.Sentence
            : $"{things.Sentence} {things.Lead} {string.Join(", ", things.Nearest.Select(near => $"“{near.Wish}”"))}.";
    }

    /// <summary>What is said before the wish is sent is not said again behind it.</summary>
    public static string? Join(string? first, string? second) =>
        first is null || second is null ? first ?? second
        : string.Join(' ', Sentences().Split(second).Where(sentence => !first.Contains(sentence.Replace("The image model ", "", StringComparison.Ordinal), StringComparison.Ordinal)).Prepend(first));

    [GeneratedRegex(@"(?<=\.) (?=[A-Z“])", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Sentences();
}
