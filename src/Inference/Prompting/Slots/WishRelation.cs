namespace Studio.Inference.Prompting.Slots;

/// <summary>How one thing of a wish stands to another: figure, words of a prompt, ground. A change may name the ground alone: "put it on the moon".</summary>
/// <param name="Words">The words of the tables that say so; none for a bare "on" or "under".</param>
internal sealed record WishRelation(ConceptMatch? Figure, string Phrase, ConceptMatch Ground, IReadOnlyList<ConceptMatch> Words)
{
    /// <summary>"in the castle", "at the tree": anywhere near will do.</summary>
    public bool IsLoose => Words.Count == 0 && Phrase == RelationReader.Beside;
}
