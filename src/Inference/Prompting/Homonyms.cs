using Studio.Inference.Prompting.Slots;

namespace Studio.Inference.Prompting;

/// <summary>Words that name two things, "ballons" or "spaceship", or a kind of thing of which one is drawn: which it is in a description is said.</summary>
internal static class Homonyms
{
    /// <param name="before">The description before a change: what it shows already is no news.</param>
    public static string? Note(WishReading wish, PromptScene scene, PromptScene? before)
    {
        var note = UpsampleNotes.DrawnAs([.. wish.Matches
            .Where(match => IsNear(wish, match) && !IsOfTwo(wish, match) && scene.Matches.Any(there => there.Concept.Id == match.Concept.Id) && before?.Matches.Any(there => there.Concept.Id == match.Concept.Id) != true)
            .DistinctBy(match => match.Concept.Id)
            .Select(match => $"“{wish.Text[match.Start..match.End]}” as {match.Concept.Phrase}")]);
        foreach (var meanings in wish.Matches.Where(match => match.Concept.Kind == ConceptKind.Object).GroupBy(match => match.Start))
        {
            var shown = meanings.FirstOrDefault(match => scene.Of(match.Concept) is not null);
            var other = meanings.FirstOrDefault(match => scene.Of(match.Concept) is null);
            if (shown is not null && other is not null)
            {
                note = UpsampleNotes.Join(note, UpsampleNotes.ReadAs(wish.Text[shown.Start..shown.End], shown.Concept.Phrase, other.Concept.Phrase));
            }
        }

        return note;
    }

    /// <summary>Of which the next sentence speaks.</summary>
    private static bool IsOfTwo(WishReading wish, ConceptMatch match) => match.Concept.Kind == ConceptKind.Object
        && wish.Matches.Any(other => other.Start == match.Start && other.Concept.Kind == ConceptKind.Object && other.Concept.Id != match.Concept.Id);

    private static bool IsNear(WishReading wish, ConceptMatch match)
    {
        var language = wish.Language.Split('-')[0];
        var word = WordFold.Fold(wish.Text[match.Start..match.End]);
        var stems = WordEndings.Stems(word, language).ToHashSet(StringComparer.Ordinal);
        bool Is(IEnumerable<string> names) => names.Any(name => WordEndings.Stems(WordFold.Fold(name), language).Any(stems.Contains));
        return match.Concept.Near.GetValueOrDefault(language, []) is { Length: > 0 } near
            // "Buch" also ends like a case of "Bücher".
            && (near.Any(name => WordFold.Fold(name) == word) || (Is(near) && !Is(match.Concept.Names[language].Except(near, StringComparer.OrdinalIgnoreCase))));
    }
}
