namespace Studio.Inference.Prompting.Slots;

/// <summary>"make one of them green": of several things one gets a colour of its own and stands beside the others.</summary>
internal static class PartSteps
{
    public static bool Are(WishReading wish) => PutWords.Has(wish, "part");

    /// <summary>Null where a change asks for no such thing, or there are not several of one kind.</summary>
    public static CountChange? Of(WishReading wish, WishSlots slots, IReadOnlyList<ConceptMatch> wanted, PromptScene before)
    {
        if (!Are(wish) || slots.Unwanted.Count > 0 || before.Cast.DistinctBy(match => match.Concept.Id).ToList() is not [var only] || before.Cast.Count() > 1 || before.NumberOf(only) is null)
        {
            return null;
        }

        var colors = wanted.Where(match => match.Concept.Kind == ConceptKind.Color).ToList();
        var others = wanted.Where(match => match.Concept.Kind is not (ConceptKind.Color or ConceptKind.Number) && match.Concept.Id != only.Concept.Id);
        return colors is [var color] && !others.Any() ? new CountChange(only.Concept, -1) { Beside = color.Concept } : null;
    }
}
