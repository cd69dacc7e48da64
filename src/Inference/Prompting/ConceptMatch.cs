namespace Studio.Inference.Prompting;

/// <summary>Where a text names a concept; homonyms (blue sea, orange) are several concepts at one place.</summary>
internal sealed record ConceptMatch(Concept Concept, int Start, int Length)
{
    public int End => Start + Length;
}
