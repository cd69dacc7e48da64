using Studio.Inference.Prompting.Slots;

namespace Studio.Inference.Prompting;

/// <summary>Words that name two things, "ballons" or "spaceship": which of them a description shows is said.</summary>
internal static class Homonyms
{
    public static string? Note(WishReading wish, PromptScene scene)
    {
        string? note = null;
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
}
