namespace Studio.Inference.Prompting.Slots;

/// <summary>How one thing of a wish stands to another: figure, words of a prompt, ground. A change may name the ground alone: "put it on the moon".</summary>
/// <param name="Words">The words of the tables that say so; none for a bare "on" or "under".</param>
/// <param name="Said">As the wish says it.</param>
internal sealed record WishRelation(ConceptMatch? Figure, string Phrase, ConceptMatch Ground, IReadOnlyList<ConceptMatch> Words, string Said)
{
    private static readonly string[] NotLearned = ["behind", "in front of", "inside", "between", "around", "holding"];

    /// <summary>The image model has no such relation, so the nearest stands for it.</summary>
    public bool IsNearest(string language) => Words.Any(word => NotLearned.Contains(word.Concept.Id, StringComparer.Ordinal)) || (Words.Count == 0 && GrammarWords.Of("within", language).Contains(Said));

    /// <summary>What a wish says and its description says otherwise; "put a tree behind it" names no ground.</summary>
    public static IReadOnlyList<string> Nearest(WishReading wish, WishSlots slots, PromptScene scene)
    {
        var found = slots.Relations.Where(relation => relation.IsNearest(wish.Language) && (relation.Figure is { } figure ? scene.Of(figure.Concept) is not null : scene.Cast.Skip(1).Any()) && scene.Of(relation.Ground.Concept) is not null).Select(relation => relation.Said);
        var toWhatIsThere = slots.ToWhatIsThere is { } word && NotLearned.Contains(word.Concept.Id, StringComparer.Ordinal) && slots.Of(ConceptKind.Object).Any(thing => scene.Of(thing.Concept) is not null) && scene.Cast.Skip(1).Any()
            ? wish.Text[word.Start..word.End].TrimStart('の') : null;
        return [.. found.Append(toWhatIsThere).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>"in the castle", "at the tree": anywhere near will do.</summary>
    public bool IsLoose => Words.Count == 0 && Phrase == RelationReader.Beside;
}
