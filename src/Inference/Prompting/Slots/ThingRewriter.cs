using System.Text.RegularExpressions;

namespace Studio.Inference.Prompting.Slots;

/// <summary>Puts things into a prompt, takes them out and counts them, and leaves every other word as it is. Null where it cannot.</summary>
internal static partial class ThingRewriter
{
    /// <summary>Every mention of the old becomes the new; colour, count and place stay.</summary>
    public static string Replace(PromptScene scene, ConceptMatch old, Concept wanted)
    {
        var text = scene.Text;
        // From the back, so that the places of earlier mentions stay right.
        foreach (var match in scene.Matches.Where(match => match.Concept.Id == old.Concept.Id && match.Concept.Kind == ConceptKind.Object).Reverse())
        {
            var isPlural = match.Concept.Plural is { } plural && text.Substring(match.Start, match.Length).Equals(plural, StringComparison.OrdinalIgnoreCase);
            text = EnglishText.Replace(text, match.Start, match.Length, isPlural && wanted.Plural is { } several ? several : EnglishPhrase.WithoutArticle(wanted.Phrase));
        }

        return text;
    }

    public static string Insert(PromptScene scene, string phrase, string? relation)
    {
        if (scene.Cast.LastOrDefault() is not { } last)
        {
            var joint = scene.Text.EndsWith('.') ? " " : ". ";
            return $"{scene.Text}{joint}The picture shows {phrase}.";
        }

        var (start, end) = scene.Sentence(last.Start);
        var together = scene.Cast.Count(match => match.Start >= start && match.Start < end);
        // "a cat next to a house below a dog"
        return scene.Text.Insert(NounPhrase.End(scene, last), together > 1 && relation is null or RelationReader.Beside ? $" and {phrase}" : $" {relation ?? RelationReader.Beside} {phrase}");
    }

    /// <summary>"a fox next to a cat": the one that does not lead goes with the words that join it; the only one stays.</summary>
    public static string? Remove(PromptScene scene, ConceptMatch thing)
    {
        var start = NounPhrase.Start(scene, thing);
        var joint = Joint().Match(scene.Text[..start]);
        if (joint.Success)
        {
            return scene.Text.Remove(joint.Index, NounPhrase.End(scene, thing) - joint.Index);
        }

        var end = NounPhrase.End(scene, thing);
        var next = NextJoint().Match(scene.Text[end..]);
        return next.Success ? EnglishText.Replace(scene.Text, start, end + next.Length - start, "") : null;
    }

    /// <summary>The second of "a red fox beside a red fox"; null when no thing is there twice.</summary>
    public static ConceptMatch? Double(PromptScene scene)
    {
        var cast = scene.Cast.ToList();
        return cast.Zip(cast.Skip(1))
            .Where(pair => pair.First.Concept.Id == pair.Second.Concept.Id && Joint().IsMatch(scene.Text[..NounPhrase.Start(scene, pair.Second)]))
            .Select(pair => pair.Second)
            .FirstOrDefault();
    }

    public static string? Number(PromptScene scene, ConceptMatch noun, Concept number)
    {
        if (noun.Concept.Plural is not { } plural)
        {
            return null;
        }

        var before = CountBefore().Match(scene.Text[..noun.Start]);
        var (start, between) = before.Success ? (before.Index, before.Groups["between"].Value) : (noun.Start, "");
        // "There is a cat next to three balloons."
        var leads = scene.Cast.FirstOrDefault(match => match.Start >= scene.Sentence(noun.Start).Start) is not { } first || first.Start == noun.Start;
        if (number.Id == WishSlots.OneOnly)
        {
            var one = between + EnglishPhrase.WithoutArticle(noun.Concept.Phrase);
            var single = EnglishText.Replace(scene.Text, start, noun.End - start, $"{NounPhrase.Article(one)} {one}");
            return leads ? Verbs.Agree(single, start, several: false) : single;
        }

        var counted = EnglishText.Replace(scene.Text, start, noun.End - start, $"{number.Phrase} {between}{plural}");
        return leads ? Verbs.Agree(counted, start, several: true) : counted;
    }

    [GeneratedRegex(@"\b(?:an?|the|" + Figures.Counts + @") (?<between>(?:(?!(?:of|and|with|on|in|at|to|beside|next|above|below|wearing|showing|shows|is|are|an?|the|" + Figures.Counts + @") )[\w-]+ ){0,2})$", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex CountBefore();

    [GeneratedRegex(@",? (?:(?:sitting |standing )?(?:beside|next to|and|with|on top of|above|below|on the (?:left|right) of)|(?:on the (?:left|right)|at the (?:top|bottom)) and) $|, $", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Joint();

    [GeneratedRegex(@"^ (?:(?:sitting |standing )?(?:beside|next to|and|on top of|above|below|on the (?:left|right) of)|(?:on the (?:left|right)|at the (?:top|bottom)) and) ", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex NextJoint();
}
