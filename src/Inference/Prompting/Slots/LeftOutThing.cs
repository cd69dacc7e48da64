namespace Studio.Inference.Prompting.Slots;

/// <summary>Words of a wish that nobody knows, and all that goes with them: "piano" and "white piano".</summary>
/// <param name="IsThing">Sure to be one: a change has many verbs that no table knows.</param>
internal sealed record LeftOutThing(string Word, string Whole, bool IsThing)
{
    private static readonly string[] Particles = ["와", "과", "을", "를", "은", "는"];

    /// <summary>A phrase without a known noun is left out whole; beside a known noun the words alone.</summary>
    /// <param name="text">What stands in it as it is written, a name, is not left out.</param>
    public static IReadOnlyList<LeftOutThing> Of(WishReading wish, WishSlots slots, string text = "")
    {
        if (!wish.IsOfTables)
        {
            return [];
        }

        var found = new List<LeftOutThing>();
        foreach (var phrase in slots.Phrases.Where(phrase => !phrase.IsUnknown || slots.LeftOut.Contains(phrase)))
        {
            var words = phrase.Unknown.Select(range => wish.Text[range.Start..range.End]).ToList();
            if (!phrase.IsUnknown)
            {
                found.AddRange(words.Where(WishReading.IsNamed).Select(word => new LeftOutThing(word, word, IsThing: false)));
            }
            else if (phrase.Unknown.Any(range => IsIn(text, wish, range)))
            {
                found.AddRange(phrase.Unknown.Where(range => !IsIn(text, wish, range)).Select(range => wish.Text[range.Start..range.End]).Where(WishReading.IsNamed).Select(word => new LeftOutThing(word, word, IsThing: true)));
            }
            else if (words.Exists(WishReading.IsNamed) || ((phrase.IsThing || HasParticle(wish, phrase.Unknown[^1].End)) && words.TrueForAll(word => Script.IsEastAsian(word[0]))))
            {
                var word = Bare(wish.Text[phrase.Unknown[0].Start..phrase.Unknown[^1].End]);
                // "밤하늘을 나는": the night is drawn.
                var whole = phrase.Words.Any(known => known.Concept.Kind == ConceptKind.Time) ? word : Bare(wish.Text[phrase.Start..phrase.End]);
                found.Add(new LeftOutThing(word, whole, phrase.IsThing || slots.SaysAdd));
            }
        }

        return [.. found.DistinctBy(thing => thing.Whole, StringComparer.OrdinalIgnoreCase)];
    }

    private static bool IsIn(string text, WishReading wish, (int Start, int End) range) => LockedPhrases.Occurrences(text, wish.Text[range.Start..range.End]).Count > 0;

    /// <summary>箱の上の猫: in Japanese what has a particle is a thing, however short.</summary>
    private static bool HasParticle(WishReading wish, int end) => wish.Language == "ja" && end < wish.Text.Length && "のがをとにで".Contains(wish.Text[end], StringComparison.Ordinal);

    /// <summary>In Korean without the particle that ends it.</summary>
    private static string Bare(string words) => words.Length > 2 && Script.IsHangul(words[^1]) && Array.Exists(Particles, particle => words.EndsWith(particle, StringComparison.Ordinal)) ? words[..^1] : words;
}
