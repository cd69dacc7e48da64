namespace Studio.Inference.Prompting.Slots;

/// <summary>Words of a wish that belong together: "the two big red dogs", "weißes Klavier", 三匹の猫.</summary>
/// <param name="Start">Of its first word that means something.</param>
/// <param name="Words">The words in it that the tables know.</param>
/// <param name="Unknown">Those that nobody knows.</param>
/// <param name="HasArticle">So it is a thing, whatever it is called.</param>
/// <param name="IsOne">Its article says that there is one.</param>
internal sealed record WishPhrase(int Start, int End, IReadOnlyList<ConceptMatch> Words, IReadOnlyList<(int Start, int End)> Unknown, bool HasArticle, bool IsOne)
{
    private static readonly ConceptKind[] Kinds = [ConceptKind.Object, ConceptKind.Wearable, ConceptKind.Place, ConceptKind.Background, ConceptKind.Pattern];

    public IEnumerable<ConceptMatch> Nouns => Words.Where(word => Kinds.Contains(word.Concept.Kind));

    /// <summary>Nothing in it can be drawn, so what stands beside it goes with it.</summary>
    public bool IsUnknown => Unknown.Count > 0 && !Nouns.Any();

    /// <summary>Sure to name a thing: a verb alone takes no hat away.</summary>
    public bool IsThing => HasArticle || Words.Any(word => word.Concept.Kind is ConceptKind.Color or ConceptKind.Number or ConceptKind.Size);

    public bool Holds(ConceptMatch word) => Words.Contains(word);

    /// <summary>What stands for the unknown thing where a noun is asked for.</summary>
    public ConceptMatch AsNoun(string text) => new(
        new Concept { Id = $"?{Start}", Kind = ConceptKind.Unknown, Phrase = text[Start..End], Names = new Dictionary<string, string[]>(StringComparer.Ordinal) },
        Unknown[0].Start,
        Unknown[^1].End - Unknown[0].Start);
}
