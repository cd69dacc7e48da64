namespace Studio.Inference.Prompting.Slots;

/// <summary>What an English prompt puts into the picture: which word stands where, which colour belongs to what.</summary>
internal sealed class PromptScene
{
    private static readonly ConceptKind[] Compared = [ConceptKind.Object, ConceptKind.Wearable, ConceptKind.Place, ConceptKind.Time, ConceptKind.Number];

    public PromptScene(string text, WishReader reader)
    {
        Text = text;
        // One meaning a place: "a crown" that somebody wears is no object, "mountains" in the setting no object either.
        Matches = [.. reader.ReadPrompt(text)
            .GroupBy(match => match.Start)
            .Select(group => group.MinBy(match => Rank(match, text))!)
            .OrderBy(match => match.Start)];
        Facts = Matches.Select(Fact).OfType<string>().Where(fact => fact != "Time:day").ToHashSet(StringComparer.Ordinal);
    }

    public string Text { get; }

    public IReadOnlyList<ConceptMatch> Matches { get; }

    /// <summary>Comparable statements, "Object:fox", "red fox", "background blue"; the day is what is meant when no time is named.</summary>
    public IReadOnlySet<string> Facts { get; }

    public ConceptMatch? Subject => Matches.FirstOrDefault(match => match.Concept.Kind == ConceptKind.Object);

    public ConceptMatch? First(ConceptKind kind) => Matches.FirstOrDefault(match => match.Concept.Kind == kind);

    public ConceptMatch? Of(Concept concept) => Matches.FirstOrDefault(match => match.Concept.Id == concept.Id && match.Concept.Kind == concept.Kind);

    /// <summary>The colour word that stands before a noun, with at most one other word between.</summary>
    public ConceptMatch? ColorOf(ConceptMatch noun) => Matches.LastOrDefault(match =>
        match.Concept.Kind == ConceptKind.Color && match.End < noun.Start && IsShortGap(Text[match.End..noun.Start]));

    /// <summary>The sentence around a place in the text, with its full stop.</summary>
    public (int Start, int End) Sentence(int at)
    {
        var start = at == 0 ? -1 : Text.LastIndexOf(". ", at - 1, StringComparison.Ordinal);
        var end = Text.IndexOf('.', at);
        return (start < 0 ? 0 : start + 2, end < 0 ? Text.Length : end + 1);
    }

    private string? Fact(ConceptMatch match)
    {
        if (Compared.Contains(match.Concept.Kind))
        {
            return $"{match.Concept.Kind}:{match.Concept.Id}";
        }

        if (match.Concept.Kind != ConceptKind.Color)
        {
            return null;
        }

        var owner = Matches.FirstOrDefault(noun => noun.Start > match.End
            && noun.Concept.Kind is ConceptKind.Object or ConceptKind.Wearable or ConceptKind.Place && IsShortGap(Text[match.End..noun.Start]));
        return owner?.Concept switch
        {
            { Kind: ConceptKind.Place } => null,
            { Id: "crown" } when match.Concept.Id == "gold" => null,
            { } noun => $"{match.Concept.Id} {noun.Id}",
            null => $"background {match.Concept.Id}",
        };
    }

    private static bool IsShortGap(string gap) => gap.Count(c => c == ' ') <= 2 && gap.All(c => char.IsLetter(c) || c is ' ' or '-');

    private static int Rank(ConceptMatch match, string text) => match.Concept.Kind switch
    {
        ConceptKind.Color => 0,
        ConceptKind.Wearable when IsWorn(match, text) => 1,
        ConceptKind.Place when IsInSetting(match, text) => 2,
        ConceptKind.Object => 3,
        ConceptKind.Wearable => 4,
        _ => 5,
    };

    private static bool IsWorn(ConceptMatch match, string text)
    {
        var before = text[Math.Max(0, match.Start - 30)..match.Start];
        return before.Contains("wearing", StringComparison.Ordinal) || before.Contains("with a ", StringComparison.Ordinal);
    }

    private static bool IsInSetting(ConceptMatch match, string text)
    {
        var start = text.LastIndexOf('.', match.Start) + 1;
        var before = text[start..match.Start];
        return before.Contains("setting", StringComparison.Ordinal) || before.Contains("Behind", StringComparison.Ordinal)
            || before.Contains("background", StringComparison.Ordinal) || before.Contains("scene", StringComparison.Ordinal);
    }
}
