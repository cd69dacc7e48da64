namespace Studio.Inference.Prompting;

/// <summary>Tells ranas from rana and Katzen from Katze: the ending that a name has in a wish, where nothing around it makes it a singular.</summary>
internal static class Plurals
{
    private static readonly Dictionary<string, (string Singular, string Plural)[]> Endings = new(StringComparer.Ordinal)
    {
        ["fr"] = [("", "s"), ("", "x"), ("al", "aux")],
        ["es"] = [("", "s"), ("", "es"), ("z", "ces")],
        ["pt"] = [("", "s"), ("", "es"), ("ao", "oes"), ("m", "ns"), ("l", "is")],
        ["it"] = [("o", "i"), ("e", "i"), ("a", "e"), ("co", "chi"), ("go", "ghi"), ("ca", "che"), ("ga", "ghe"), ("io", "i")],
        ["de"] = [("", "e"), ("", "n"), ("", "en"), ("", "er"), ("", "s"), ("", "nen")],
        ["ru"] = [("а", "ы"), ("а", "и"), ("я", "и"), ("ь", "и"), ("", "ы"), ("", "и"), ("", "а"), ("о", "а"), ("ок", "ки"), ("ец", "цы")],
    };

    private static readonly Dictionary<string, string[]> Suffixes = new(StringComparer.Ordinal) { ["ja"] = ["たち", "達"], ["zh"] = ["们", "們"], ["ko"] = ["들"] };

    /// <summary>What may stand before a German plural; "einen Bären" is one.</summary>
    private static readonly string[] German = ["die", "und", "oder", "viele", "mit", "mehrere"];

    /// <summary>"с подарками", "о кошках": cases that only several have.</summary>
    private static readonly string[] RussianCases = ["ами", "ями", "ах", "ях"];

    private static readonly string[] Russian = ["и", "или", "много"];

    /// <param name="lead">Where the words that belong to the name begin.</param>
    public static bool Is(WishReading wish, ConceptMatch thing, int lead)
    {
        var language = wish.Language.Split('-')[0];
        if (Suffixes.TryGetValue(language, out var suffixes))
        {
            return Array.Exists(suffixes, suffix => wish.Text.AsSpan(thing.End).StartsWith(suffix, StringComparison.Ordinal));
        }

        var form = wish.Text.Substring(thing.Start, thing.Length);
        if (language == "ru" && thing.End - thing.Start > 5 && Array.Exists(RussianCases, ending => form.EndsWith(ending, StringComparison.OrdinalIgnoreCase)))
        {
            return true;
        }

        return Endings.TryGetValue(language, out var endings)
            && (thing.End == wish.Text.Length || !char.IsLetter(wish.Text[thing.End]))
            && (thing.Start == 0 || !char.IsLetter(wish.Text[thing.Start - 1]))
            && Stands(wish.Text[..lead], language)
            && !thing.Concept.Names[language].Take(language == "ru" ? int.MaxValue : 1).Any(name => WordFold.Fold(name) == WordFold.Fold(form) && HasUmlaut(name) == HasUmlaut(form))
            && Array.Exists(thing.Concept.Names[language], name => IsOf(WordFold.Fold(name), WordFold.Fold(form), endings) || (language == "de" && HasUmlaut(form) && !HasUmlaut(name) && WordFold.Fold(name) == WordFold.Fold(form)));
    }

    private static bool IsOf(string name, string form, (string Singular, string Plural)[] endings) => name != form
        && Array.Exists(endings, ending => name.EndsWith(ending.Singular, StringComparison.Ordinal) && form == name[..^ending.Singular.Length] + ending.Plural);

    /// <summary>In German and Russian the same endings are cases of one thing.</summary>
    private static bool Stands(string before, string language)
    {
        var last = PromptPieces.Split(before).LastOrDefault(piece => !string.IsNullOrWhiteSpace(piece));
        return last is null || !PromptPieces.IsWord(last) || language switch
        {
            "de" => German.Contains(last, StringComparer.OrdinalIgnoreCase),
            // рыжие лисы
            "ru" => Russian.Contains(last, StringComparer.OrdinalIgnoreCase) || last.EndsWith("ые", StringComparison.Ordinal) || last.EndsWith("ие", StringComparison.Ordinal),
            _ => true,
        };
    }

    private static bool HasUmlaut(string word) => word.AsSpan().IndexOfAny("äöüÄÖÜ") >= 0;
}
