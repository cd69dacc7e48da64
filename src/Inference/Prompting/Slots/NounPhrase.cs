using System.Text.RegularExpressions;

namespace Studio.Inference.Prompting.Slots;

/// <summary>Where "two charming red foxes" begins and ends around its noun, and how a thing is said.</summary>
internal static partial class NounPhrase
{
    private static readonly string[] Vowels = ["a", "e", "i", "o", "u"];
    private static readonly string[] OwnColors = ["red ", "golden "];
    private static readonly string[] SoundsLikeConsonant = ["uni", "ufo", "use", "eu", "one"];

    /// <summary>From the article or count to the noun; the noun alone where it has neither.</summary>
    public static int Start(PromptScene scene, ConceptMatch noun)
    {
        var before = Before().Match(scene.Text[..(noun.Start - Measure().Match(scene.Text[..noun.Start]).Length)]);
        return before.Success ? before.Index : scene.ColorOf(noun) is { } color ? color.Start : noun.Start;
    }

    /// <summary>Behind the noun and what it wears.</summary>
    public static int End(PromptScene scene, ConceptMatch noun)
    {
        var worn = scene.Matches.FirstOrDefault(match => match.Start > noun.End && match.Concept.Kind == ConceptKind.Wearable
            && WearingBetween().IsMatch(scene.Text[noun.End..match.Start]));
        return worn is null ? noun.End : worn.End + SlotRewriter.OnItsHead(scene.Text, worn.End);
    }

    /// <summary>Behind the last of several garments: "wearing sunglasses and a crown".</summary>
    public static int LastGarmentEnd(PromptScene scene, ConceptMatch noun)
    {
        var end = End(scene, noun);
        while (end > noun.End && scene.Matches.FirstOrDefault(match => match.Start > end && match.Concept.Kind == ConceptKind.Wearable && AndBetween().IsMatch(scene.Text[end..match.Start])) is { } next)
        {
            end = next.End + SlotRewriter.OnItsHead(scene.Text, next.End);
        }

        return end;
    }

    /// <summary>"a red car", "two red cars", "an orange", "sunglasses".</summary>
    public static string Of(Concept thing, Concept? number = null, Concept? size = null, Concept? color = null)
    {
        number = number?.Id == WishSlots.OneOnly ? null : number;
        var words = new List<string>();
        words.AddRange(new[] { size, color }.OfType<Concept>().Select(word => word.Phrase));
        var noun = number is not null && thing.Plural is { } plural ? plural : EnglishPhrase.WithoutArticle(thing.Phrase);
        // "three cherries" of "a pair of cherries".
        noun = number is not null && thing.Plural is null && noun.IndexOf(" of ", StringComparison.Ordinal) is > 0 and var of ? noun[(of + 4)..] : noun;
        words.Add(color is null ? noun : WithoutOwnColor(noun));
        var phrase = string.Join(' ', words);
        return number is not null ? $"{number.Phrase} {phrase}"
            : thing.Phrase == EnglishPhrase.WithoutArticle(thing.Phrase) ? phrase
            : $"{Article(phrase)} {phrase}";
    }

    /// <summary>A red heart is called so, and the golden crown.</summary>
    public static string WithoutOwnColor(string noun) => Array.Find(OwnColors, color => noun.StartsWith(color, StringComparison.OrdinalIgnoreCase)) is { } own ? noun[own.Length..] : noun;

    public static string Article(string phrase) =>
        phrase.Length > 0 && Array.Exists(Vowels, vowel => phrase.StartsWith(vowel, StringComparison.OrdinalIgnoreCase))
        && !Array.Exists(SoundsLikeConsonant, start => phrase.StartsWith(start, StringComparison.OrdinalIgnoreCase)) ? "an" : "a";

    [GeneratedRegex(@"\b(?:an?|the|" + Figures.Counts + @") (?:(?!(?:of|and|with|on|in|at|to|beside|next|above|below|wearing|showing|shows|is|are|an?|the|" + Figures.Counts + @") )[\w-]+ ){0,3}$", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Before();

    /// <summary>"a stack of books" begins at its stack.</summary>
    [GeneratedRegex(@"\b(?:stack|bunch|slice|pair|pile|bouquet)s? of (?:[\w-]+ )?$", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Measure();

    [GeneratedRegex(@"^,? (?:wearing|with) (?:(?!and |next )[\w-]+ ){0,4}$", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex WearingBetween();

    [GeneratedRegex(@"^ and (?:[\w-]+ ){0,3}$", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex AndBetween();
}
