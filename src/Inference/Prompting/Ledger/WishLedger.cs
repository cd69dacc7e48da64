using Studio.Inference.Prompting.Slots;

namespace Studio.Inference.Prompting.Ledger;

/// <summary>
/// The last check of a description: where each word of the wish went. A word is in the text, as the tables' English or as it is; or a sentence of the note names it; or it is one of
/// those that a picture loses nothing without. What is left is lost, and has to be named.
/// </summary>
/// <param name="slots">Of the text that is checked.</param>
internal sealed class WishLedger(WishReading wish, WishSlots slots, PromptScene scene, bool isChange)
{
    private string Language => wish.Language.Split('-')[0];

    /// <summary>As the wish says them.</summary>
    /// <param name="note">What the person is told besides.</param>
    public IReadOnlyList<string> Lost(string? note)
    {
        if (!wish.IsOfTables)
        {
            return [];
        }

        var text = FrameMarks.Blank(wish.Text);
        var known = new bool[text.Length];
        var lost = new List<(int Start, int End)>();
        foreach (var (start, length) in LockedPhrases.Quoted(wish.Text).Concat(SaidWords.NamedIn(wish.Text, note)))
        {
            known.AsSpan(start, length).Fill(true);
        }

        foreach (var meanings in wish.Matches.GroupBy(match => match.Start))
        {
            var match = meanings.First();
            var isNamed = !known.AsSpan(match.Start, match.Length).Contains(false);
            known.AsSpan(match.Start, match.Length).Fill(true);
            if (!isNamed && !meanings.Any(IsThere) && note?.Contains($"“{EnglishPhrase.WithoutArticle(match.Concept.Phrase)}”", StringComparison.OrdinalIgnoreCase) != true)
            {
                lost.Add(LostWords.With(match, slots.Phrases, wish));
            }
        }

        if (isChange && slots.Recount is null && scene.Cast.Any(match => scene.NumberOf(match) is not null) && PartWords().FirstOrDefault() is { Length: > 0 } part)
        {
            lost.Add((part.Start, part.Start + part.Length));
        }

        var unknown = SpokenWords.Of(text, known, Language).Concat(Language is "ja" or "zh" ? RunningWords.Of(text, known, Language) : []);
        lost.AddRange(unknown.Where(range => !SaidWords.Hold(scene.Text, wish.Text[range.Start..range.End], Language) && !slots.Relations.Any(relation => relation.Said == wish.Text[range.Start..range.End])));
        return LostWords.Joined(wish.Text, [.. lost.Select(range => LostWords.WithNegation(range, wish))], Language);
    }

    /// <summary>"one of them" gets what all of them got.</summary>
    private IEnumerable<(int Start, int Length)> PartWords() => GrammarWords.Of("part", wish.Language).SelectMany(words => LockedPhrases.Occurrences(wish.Text, words));

    private bool IsThere(ConceptMatch match)
    {
        var isCounted = slots.Swaps is not null || slots.Recount is not null;
        if (match.Concept.Kind is ConceptKind.Addition or ConceptKind.Removal or ConceptKind.Background || (isCounted && match.Concept.Kind is not (ConceptKind.Object or ConceptKind.Wearable or ConceptKind.Place or ConceptKind.Time)) || slots.Given.Contains(match) || slots.Side == match)
        {
            return true;
        }

        if (slots.Unwanted.Any(other => other.Start == match.Start))
        {
            return match.Concept.Kind is not (ConceptKind.Object or ConceptKind.Wearable) || scene.Of(match.Concept) is null;
        }

        return match.Concept.Kind switch
        {
            ConceptKind.Object or ConceptKind.Wearable or ConceptKind.Place or ConceptKind.Time => scene.Matches.Any(there => there.Concept.Id == match.Concept.Id),
            ConceptKind.Relation => Stands(match),
            ConceptKind.Position => Stands(match) || slots.IsIn(scene, match),
            ConceptKind.Size => match.Concept.Names["en"].Any(word => LockedPhrases.Occurrences(scene.Text, word).Count > 0),
            _ => slots.IsIn(scene, match),
        };
    }

    /// <summary>What lacks one of its two things is named with that; and "unter einem Tisch" has no second thing, only a place.</summary>
    private bool Stands(ConceptMatch word) => slots.Relations.Any(relation => relation.Words.Contains(word) && (isChange ? SaidRelations.Hold(scene, relation, wish.Language) : relation.Figure is not null))
        || (isChange && slots.ToWhatIsThere == word && RelationGround.Of(wish, word, slots.Phrases) is null && SaidRelations.Hold(scene, word, slots))
        || RelationGround.IsPlace(wish, word, slots.Phrases, scene)
        || RelationGround.IsUnknown(wish, word, slots.Phrases);
}
