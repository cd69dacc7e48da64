namespace Studio.Inference.Prompting.Slots;

/// <summary>How one thing of a wish stands to another: figure, words of a prompt, ground. A change may name the ground alone: "put it on the moon".</summary>
/// <param name="Words">The words of the tables that say so; none for a bare "on" or "under".</param>
/// <param name="Said">As the wish says it.</param>
internal sealed record WishRelation(ConceptMatch? Figure, string Phrase, ConceptMatch Ground, IReadOnlyList<ConceptMatch> Words, string Said)
{
    private static readonly string[] NotLearned = ["behind", "in front of", "inside", "between", "around"];

    /// <summary>The image model has no such relation, so the nearest stands for it.</summary>
    public bool IsNearest(string language) => Words.Any(word => NotLearned.Contains(word.Concept.Id, StringComparer.Ordinal)) || (Words.Count == 0 && GrammarWords.Of("within", language).Contains(Said));

    /// <summary>"in the castle", "at the tree": anywhere near will do.</summary>
    public bool IsLoose => Words.Count == 0 && Phrase == RelationReader.Beside;
}
