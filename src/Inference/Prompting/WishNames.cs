using System.Text.RegularExpressions;

namespace Studio.Inference.Prompting;

/// <summary>Names of people, places and animals in wishes in Latin or Cyrillic letters: capitalised words that no table knows.</summary>
internal static partial class WishNames
{
    /// <summary>Kinds of small words that a name may stand before.</summary>
    private static readonly string[] Following = ["join", "on", "under", "beside", "with", "within"];

    public static IEnumerable<string> Of(WishReading wish) =>
        wish.Text.Any(char.IsLower) ? Sequences().Matches(wish.Text).Where(match => IsName(match, wish)).Select(match => match.Value) : [];

    private static bool IsName(Match match, WishReading wish)
    {
        var words = PromptPieces.Split(match.Value).Where(piece => char.IsUpper(piece[0])).ToList();
        var isKnown = wish.Matches.Any(known => known.Start <= match.Index && known.End >= match.Index + match.Length) || words.TrueForAll(word => !GrammarWords.Matters(word));
        // German begins every noun with a capital, so there one alone tells nothing.
        return !isKnown && (wish.Language == "de" ? words.Count > 1 && !wish.Matches.Any(known => known.Start < match.Index + match.Length && known.End > match.Index)
            : !IsStart(match.Index, wish.Text) || words.Count > 1 || IsNamedFirst(match, wish));
    }

    /// <summary>"Napoléon sur un cheval", "Fluffy the cat": a lone first word, and no verb as in "Ignore all of it" or "Walking in the rain".</summary>
    private static bool IsNamedFirst(Match match, WishReading wish)
    {
        var words = PromptPieces.Split(wish.Text[(match.Index + match.Length)..]).Where(PromptPieces.IsWord).ToList();
        var next = words.FirstOrDefault();
        var goesOn = next is not null && (Array.Exists(Following, kind => GrammarWords.Of(kind, wish.Language).Contains(next)) || (words.Count == 2 && GrammarWords.IsArticle(next, wish.Language) && wish.Names(ConceptKind.Object)));
        return goesOn && !Verb().IsMatch(match.Value) && !wish.Matches.Any(known => known.Start < match.Index + match.Length && known.End > match.Index)
            && GrammarWords.Matters(match.Value)
            && next is not null && wish.Text[match.Index + match.Length] == ' ' && !GrammarWords.Matters(next);
    }

    private static bool IsStart(int at, string text) => text[..at].TrimEnd() is var before && (before.Length == 0 || before[^1] is '.' or '!' or '?' or ':');

    [GeneratedRegex("(?:ing|ed)$", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Verb();

    [GeneratedRegex(@"(?<![\p{L}\p{N}'’-])\p{Lu}\p{Ll}[\p{L}’'-]*(?:(?: (?:da|de|del|della|di|van|von|der|den|du|la|le|of|the|ten|bin|ibn|y|e))? \p{Lu}[\p{L}’'-]*)*(?<!['’]s)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Sequences();
}
