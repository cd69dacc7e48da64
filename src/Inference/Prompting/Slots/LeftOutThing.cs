namespace Studio.Inference.Prompting.Slots;

/// <summary>Words of a wish that nobody knows, and all that goes with them: "piano" and "white piano".</summary>
/// <param name="IsThing">Sure to be one: a change has many verbs that no table knows.</param>
internal sealed record LeftOutThing(string Word, string Whole, bool IsThing)
{
    private static readonly string[] Particles = ["와", "과", "을", "를", "은", "는"];

    /// <summary>A phrase without a known noun is left out whole; beside a known noun the words alone.</summary>
    public static IReadOnlyList<LeftOutThing> Of(WishReading wish, WishSlots slots)
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

    /// <summary>箱の上の猫: in Japanese what has a particle is a thing, however short.</summary>
    private static bool HasParticle(WishReading wish, int end) => wish.Language == "ja" && end < wish.Text.Length && "のがをとにで".Contains(wish.Text[end], StringComparison.Ordinal);

    /// <summary>In Korean without the particle that ends it.</summary>
    private static string Bare(string words) => words.Length > 2 && Script.IsHangul(words[^1]) && Array.Exists(Particles, particle => words.EndsWith(particle, StringComparison.Ordinal)) ? words[..^1] : words;
}
