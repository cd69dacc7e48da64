namespace Studio.Inference.Prompting;

/// <summary>Everything the tables and a model's vocabulary have words for.</summary>
internal static class ConceptList
{
    /// <summary>Things that the image model draws for others of their kind.</summary>
    private static readonly HashSet<string> Nearby = WordTable.Rows("near.tsv").Select(row => row["id"]).ToHashSet(StringComparer.Ordinal);

    public static List<Concept> Of(VocabularyFile vocabulary)
    {
        var objects = Extras("objects.tsv");
        var wearables = Extras("wearables.tsv");
        var facts = new ConceptFacts(vocabulary);
        IEnumerable<Concept> concepts =
        [
            .. Rows("colors.tsv", ConceptKind.Color),
            .. Rows("numbers.tsv", ConceptKind.Number),
            .. Rows("places.tsv", ConceptKind.Place),
            .. Rows("times.tsv", ConceptKind.Time),
            .. WordTable.Rows("others.tsv").Select(row => Of(row, Enum.Parse<ConceptKind>(row["kind"]))),
            .. vocabulary.Wearables.Select(thing => Of(thing, ConceptKind.Wearable, wearables.GetValueOrDefault(thing.Id))),
            .. vocabulary.Objects.Select(thing => Of(thing, ConceptKind.Object, objects.GetValueOrDefault(thing.Id))),
        ];
        return [.. concepts.Select(facts.With)];
    }

    private static IEnumerable<Concept> Rows(string table, ConceptKind kind) => WordTable.Rows(table).Select(row => Of(row, kind));

    private static Dictionary<string, Dictionary<string, string>> Extras(string table) =>
        WordTable.Rows(table).ToDictionary(row => row["id"], StringComparer.Ordinal);

    private static Concept Of(Dictionary<string, string> row, ConceptKind kind) => new()
    {
        Id = row["id"],
        Kind = kind,
        Phrase = row["phrase"],
        Names = WordTable.Names(row),
        Details = WordTable.Forms(row["details"]),
    };

    /// <summary>The vocabulary's own names and the further ones of our tables; Chinese in either script is found by both.</summary>
    private static Concept Of(VocabularyObject thing, ConceptKind kind, Dictionary<string, string>? extra)
    {
        var names = WordTable.Languages.ToDictionary(
            language => language,
            language => Own(thing, language).Concat(extra is null ? [] : WordTable.Forms(extra[language])).Distinct(StringComparer.Ordinal).ToArray(),
            StringComparer.Ordinal);
        return new Concept
        {
            Id = thing.Id,
            Kind = kind,
            Phrase = thing.Phrase,
            Plural = thing.Plural,
            Category = thing.Category,
            Names = names,
            Near = extra is not null && Nearby.Contains(thing.Id) ? WordTable.Names(extra).ToDictionary(row => row.Key, row => row.Value.Except(Own(thing, row.Key), StringComparer.OrdinalIgnoreCase).ToArray(), StringComparer.Ordinal) : new Dictionary<string, string[]>(StringComparer.Ordinal),
            Details = extra?.TryGetValue("details", out var details) == true ? WordTable.Forms(details) : [],
        };
    }

    private static IEnumerable<string> Own(VocabularyObject thing, string language)
    {
        IEnumerable<string?> own = language switch
        {
            "en" => [thing.Name, thing.Plural, thing.Names.GetValueOrDefault("en")],
            "zh" => [thing.Names.GetValueOrDefault("zh"), thing.Names.GetValueOrDefault("zh-Hant")],
            _ => [thing.Names.GetValueOrDefault(language)],
        };
        return own.OfType<string>();
    }
}
