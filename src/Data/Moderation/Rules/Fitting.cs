using System.Text;

namespace Studio.Data.Moderation.Rules;

/// <summary>
/// Puts words into a text in the place of others so that what stands around them still reads: one article and not two, "an" before a vowel,
/// a dative after a German preposition that asks for it, a capital where a sentence begins. It knows no grammar beyond that.
/// </summary>
internal static class Fitting
{
    private static readonly HashSet<string> Articles = Set("a an the ein eine einen einem einer eines der die das den dem un une le la les el los las uno una il lo gli um uma o os as");
    private static readonly HashSet<string> Datives = Set("von mit bei aus nach zu außer gegenüber seit");

    /// <param name="text">What stands before, to be added to.</param>
    /// <param name="becomes">The other words.</param>
    /// <param name="begins">What the whole text began with.</param>
    public static void Append(StringBuilder text, string becomes, char begins)
    {
        var first = FirstWord(becomes);
        if (LastWord(text) is { } last)
        {
            if (Articles.Contains(first) && Articles.Contains(last))
            {
                text.Length -= last.Length + 1;
                last = LastWord(text);
            }
            else if (last is "a" or "an")
            {
                text.Length -= last.Length + 1;
                text.Append("aeiou".Contains(char.ToLowerInvariant(becomes[0]), StringComparison.Ordinal) ? "an " : "a ");
            }

            if (last is not null && Datives.Contains(last) && first is "eine" or "ein")
            {
                becomes = (first == "eine" ? "einer" : "einem") + WeakAdjectives(becomes[first.Length..], first == "eine" ? ["e"] : ["er", "es"]);
            }
        }

        text.Append(text.Length == 0 && char.IsUpper(begins) ? char.ToUpperInvariant(becomes[0]) : becomes[0]).Append(becomes, 1, becomes.Length - 1);
    }

    /// <summary>" ältere Frau" is " älteren Frau" behind the article of a dative; nouns begin with a capital.</summary>
    private static string WeakAdjectives(string words, string[] endings)
    {
        var parts = words.Split(' ');
        for (var i = 1; i < parts.Length && parts[i].Length > 2 && char.IsLower(parts[i][0]); i++)
        {
            if (Array.Find(endings, ending => parts[i].EndsWith(ending, StringComparison.Ordinal)) is { } ending)
            {
                parts[i] = parts[i][..^ending.Length] + "en";
            }
        }

        return string.Join(' ', parts);
    }

    private static string FirstWord(string words) => words.IndexOf(' ', StringComparison.Ordinal) is var end and > 0 ? words[..end] : words;

    /// <summary>In small letters; null where no word and one blank stand at the end.</summary>
    private static string? LastWord(StringBuilder text)
    {
        if (text.Length < 2 || text[^1] != ' ')
        {
            return null;
        }

        var start = text.Length - 1;
        while (start > 0 && char.IsLetter(text[start - 1]))
        {
            start--;
        }

        return start < text.Length - 1 ? text.ToString(start, text.Length - 1 - start).ToLowerInvariant() : null;
    }

    private static HashSet<string> Set(string words) => [.. words.Split(' ')];
}
