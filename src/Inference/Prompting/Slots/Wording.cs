using System.Text.RegularExpressions;
using Studio.Inference.Prompting.Guards;

namespace Studio.Inference.Prompting.Slots;

/// <summary>The last look at a first description: articles that go with their word, and a verb for the sentence about its things.</summary>
internal static partial class Wording
{
    /// <summary>Null where nothing is to be set right.</summary>
    public static string? Settle(PromptScene scene)
    {
        var text = Articles().Replace(WithVerb(scene), article => Set(article.Value, NounPhrase.Article(article.Groups["next"].Value)));
        text = Twice().Replace(text, "${shows} ");
        text = SolidSetting().Replace(text, "background");
        text = string.Join(' ', AnswerText.Sentences(text).Where((sentence, at) => !Nothing().IsMatch(sentence) || at > 0 && text.Length == sentence.Length));
        return text == scene.Text ? null : text;
    }

    /// <summary>"A star above a mountain." is no sentence.</summary>
    private static string WithVerb(PromptScene scene)
    {
        if (scene.Cast.FirstOrDefault() is not { } first)
        {
            return scene.Text;
        }

        var (start, end) = scene.Sentence(first.Start);
        if (NounPhrase.Start(scene, first) != start || Verb().IsMatch(scene.Text[start..end]))
        {
            return scene.Text;
        }

        var several = scene.NumberOf(first) is not null;
        return $"{scene.Text[..start]}There {(several ? "are" : "is")} {char.ToLowerInvariant(scene.Text[start])}{scene.Text[(start + 1)..]}";
    }

    private static string Set(string article, string wanted) => char.IsUpper(article[0]) ? EnglishPhrase.Capital(wanted) : wanted;

    [GeneratedRegex(@"\b[Aa]n?\b(?= (?<next>[a-z]+))", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Articles();

    [GeneratedRegex(@"^(?:There is|This (?:simple |flat |vector |design )*(?:illustration|picture|image) (?:shows|is)) an? (?:simple |flat |vector |design )*(?:illustration|picture|image)\.$", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Nothing();

    [GeneratedRegex(@"\bsetting(?= is (?:a )?(?:solid|plain|smooth) )", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex SolidSetting();

    /// <summary>"This flat picture shows a flat picture of a fox"</summary>
    [GeneratedRegex(@"(?<shows>\b(?:illustration|picture|image) (?:shows|showing)) an? (?:(?:simple|clean|flat|vector|design|cartoon) )*(?:illustration|picture|image) (?:of|showing)\b ", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Twice();

    [GeneratedRegex(@"\b(?:is|are|shows?|showing|appears?|stands?|standing|sits?|sitting|depicts?|depicting|features?|featuring|fills?|takes?|illustration|picture|image|drawing|scene)\b", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Verb();
}
