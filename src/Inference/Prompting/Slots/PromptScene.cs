using System.Text.RegularExpressions;

namespace Studio.Inference.Prompting.Slots;

/// <summary>What an English prompt puts into the picture: which word stands where, which colour belongs to what.</summary>
internal sealed partial class PromptScene
{
    private static readonly ConceptKind[] Compared = [ConceptKind.Object, ConceptKind.Wearable, ConceptKind.Place, ConceptKind.Time, ConceptKind.Number];
    private static readonly ConceptKind[] Nouns = [ConceptKind.Object, ConceptKind.Wearable, ConceptKind.Place];
    /// <summary>"Stars shine brightly" is weather.</summary>
    private static readonly string[] Sky = ["star", "crescent-moon", "sun", "cloud", "mountain"];

    private static readonly string[] SettingWords = ["setting", "Behind", "background", "scene"];

    private readonly WishReader _reader;

    public PromptScene(string text, WishReader reader)
    {
        _reader = reader;
        Text = text;
        // One meaning a place: "a crown" that somebody wears is no object, "mountains" in the setting no object either.
        Matches = [.. reader.ReadPrompt(text)
            .GroupBy(match => match.Start)
            .Select(group => group.MinBy(match => IsSeveral(match, text) || IsFruit(match, text) ? -1 : Rank(match, text))!)
            .OrderBy(match => match.Start)];
        Facts = Matches.SelectMany(FactsOf).Where(fact => fact != "Time:day").ToHashSet(StringComparer.Ordinal);
    }

    public string Text { get; }

    public PromptScene With(string text) => new(text, _reader);

    public IReadOnlyList<ConceptMatch> Matches { get; }

    /// <summary>Comparable statements, "Object:fox", "red fox", "two fox", "background blue"; the day is what is meant when no time is named.</summary>
    public IReadOnlySet<string> Facts { get; }

    public ConceptMatch? Subject => Matches.FirstOrDefault(match => match.Concept.Kind == ConceptKind.Object);

    /// <summary>The things that the picture is of; stars in the sky behind them are none.</summary>
    public IEnumerable<ConceptMatch> Cast => Matches.Where(match => match.Concept.Kind == ConceptKind.Object && !IsInSetting(match, Text));

    public ConceptMatch? First(ConceptKind kind) => Matches.FirstOrDefault(match => match.Concept.Kind == kind);

    public ConceptMatch? Of(Concept concept) => Matches.FirstOrDefault(match => match.Concept.Id == concept.Id && match.Concept.Kind == concept.Kind);

    /// <summary>The colour word that stands before a noun, with at most one other word between.</summary>
    public ConceptMatch? ColorOf(ConceptMatch noun) => Matches.LastOrDefault(match =>
        match.Concept.Kind == ConceptKind.Color && match.End < noun.Start && IsShortGap(Text[match.End..noun.Start]) && !Matches.Any(other => Nouns.Contains(other.Concept.Kind) && other.Start > match.End && other.End <= noun.Start));

    /// <summary>All colours before a noun: "a black and white cow".</summary>
    public IEnumerable<ConceptMatch> ColorsOf(ConceptMatch noun)
    {
        for (var color = ColorOf(noun); color is not null; color = Matches.LastOrDefault(match => match.Concept.Kind == ConceptKind.Color && match.End < color.Start && Text[match.End..color.Start] == " and "))
        {
            yield return color;
        }
    }

    /// <summary>The count that stands before a noun.</summary>
    public ConceptMatch? NumberOf(ConceptMatch noun) => Matches.LastOrDefault(match =>
        match.Concept.Kind == ConceptKind.Number && match.End < noun.Start && IsShortGap(Text[match.End..noun.Start]) && !Matches.Any(other => Nouns.Contains(other.Concept.Kind) && other.Start > match.End && other.End <= noun.Start));

    /// <summary>The size that stands before a noun.</summary>
    public ConceptMatch? SizeOf(ConceptMatch noun) => Matches.LastOrDefault(match => match.Concept.Kind == ConceptKind.Size && match.End < noun.Start && IsShortGap(Text[match.End..noun.Start]) && !Matches.Any(other => Nouns.Contains(other.Concept.Kind) && other.Start > match.End && other.End <= noun.Start));

    /// <summary>Neither counted nor in the plural.</summary>
    public bool IsOne(ConceptMatch noun) => NumberOf(noun) is null && !IsSeveral(noun, Text);

    /// <param name="noun">Null when the colour belongs to nothing that is named: then anywhere will do.</param>
    public bool HasColor(Concept color, ConceptMatch? noun, ConceptKind? kind)
    {
        if (kind == ConceptKind.Background)
        {
            return Facts.Contains($"background {color.Id}");
        }

        if (noun is null)
        {
            return Matches.Any(match => match.Concept.Id == color.Id || IsCalled(match, color));
        }

        var (start, end) = Sentence(noun.Start);
        return noun.Concept is { Kind: ConceptKind.Place, Id: "room" }
            ? Matches.Any(match => match.Concept.Id == color.Id && match.Start >= start && match.Start < end)
            : Facts.Contains($"{color.Id} {noun.Concept.Id}") || ColorsOf(noun).Any(match => match.Concept.Id == color.Id) || IsCalled(noun, color);
    }

    /// <summary>The sentence around a place in the text, with its full stop.</summary>
    public (int Start, int End) Sentence(int at)
    {
        var start = at == 0 ? -1 : Text.LastIndexOf(". ", at - 1, StringComparison.Ordinal);
        var end = Text.IndexOf('.', at);
        return (start < 0 ? 0 : start + 2, end < 0 ? Text.Length : end + 1);
    }

    private IEnumerable<string> FactsOf(ConceptMatch match)
    {
        if (Compared.Contains(match.Concept.Kind))
        {
            yield return $"{match.Concept.Kind}:{match.Concept.Id}";
        }

        var owner = Matches.FirstOrDefault(noun => noun.Start > match.End
            && noun.Concept.Kind is ConceptKind.Object or ConceptKind.Wearable or ConceptKind.Place && IsShortGap(Text[match.End..noun.Start]));
        if (match.Concept.Kind == ConceptKind.Color && owner is null)
        {
            owner = Matches.FirstOrDefault(noun => noun.Start > match.End && Nouns.Contains(noun.Concept.Kind) && ColorsOf(noun).Contains(match));
        }

        if (match.Concept.Kind == ConceptKind.Number && owner is not null)
        {
            yield return $"{match.Concept.Id} {owner.Concept.Id}";
        }

        if (match.Concept.Kind == ConceptKind.Color && owner?.Concept is not { Kind: ConceptKind.Place } && !(owner?.Concept.Id == "crown" && match.Concept.Id == "gold"))
        {
            if (owner is not null || !IsOfLight(match))
            {
                yield return owner is null ? $"background {match.Concept.Id}" : $"{match.Concept.Id} {owner.Concept.Id}";
            }
        }
    }

    /// <summary>"Blue light comes from above."</summary>
    private bool IsOfLight(ConceptMatch color) => Text.AsSpan(color.End).StartsWith(" light", StringComparison.Ordinal);

    /// <summary>A red heart is called so, and the green meadow.</summary>
    private bool IsCalled(ConceptMatch noun, Concept color) => Text.AsSpan(noun.Start, noun.Length).StartsWith($"{color.Phrase} ", StringComparison.OrdinalIgnoreCase);

    private static bool IsShortGap(string gap) => gap.Count(c => c == ' ') <= 3 && gap.All(c => char.IsLetter(c) || c is ' ' or '-')
        && !gap.Contains(" and ", StringComparison.Ordinal);

    private static int Rank(ConceptMatch match, string text) => match.Concept.Kind switch
    {
        ConceptKind.Color => 0,
        ConceptKind.Wearable when IsWorn(match, text) => 1,
        ConceptKind.Place when IsInSetting(match, text) => 2,
        ConceptKind.Object => 3,
        ConceptKind.Wearable => 4,
        _ => 5,
    };

    /// <summary>"oranges" are no colour.</summary>
    private static bool IsSeveral(ConceptMatch match, string text) =>
        match.Concept.Kind == ConceptKind.Object && match.Concept.Plural is { } plural && !plural.Equals(EnglishPhrase.WithoutArticle(match.Concept.Phrase), StringComparison.OrdinalIgnoreCase) && text.AsSpan(match.Start, match.Length).Equals(plural, StringComparison.OrdinalIgnoreCase);

    /// <summary>"an orange, large": with an article and no noun behind it, it is none either.</summary>
    private static bool IsFruit(ConceptMatch match, string text) =>
        match.Concept.Kind == ConceptKind.Object && text.AsSpan(0, match.Start).EndsWith("an ", StringComparison.OrdinalIgnoreCase) && BeforeOther().IsMatch(text[match.End..]);

    private static bool IsWorn(ConceptMatch match, string text)
    {
        var before = text[Math.Max(0, match.Start - 30)..match.Start];
        return before.Contains("wearing", StringComparison.Ordinal) || before.Contains("with a ", StringComparison.Ordinal);
    }

    private static bool IsInSetting(ConceptMatch match, string text)
    {
        var start = text.LastIndexOf('.', match.Start) + 1;
        var before = text[start..match.Start];
        return (Sky.Contains(match.Concept.Id, StringComparer.Ordinal) && start > 0 && before.Trim() is "" or "The")
            || Array.Exists(SettingWords, word => before.Contains(word, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"^(?:[,.]| (?:in|on|at|is|are|next|beside|above|below|and|with|wearing|appears?|sitting|to|centered)\b|$)", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex BeforeOther();
}
