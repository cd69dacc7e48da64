namespace Studio.Inference.Prompting;

/// <summary>The last step before a prompt is handed over: it fits the window and holds the locked phrases.</summary>
internal sealed class PromptFinish(UpsampleRequest request)
{
    public FinishedPrompt Of(string text, string? note)
    {
        var shortened = WindowFit.Shorten(text, request.Window) ?? text;
        if (shortened != text)
        {
            note = UpsampleNotes.Join(note, UpsampleNotes.Shortened);
        }

        var inserted = new List<LockedPhrase>();
        foreach (var phrase in request.Locked.Where(phrase => !LockedPhrases.Holds(shortened, phrase)))
        {
            if (WindowFit.Append(shortened, LockedSentence.Of(phrase), request.Window) is { } longer)
            {
                shortened = longer;
                inserted.Add(phrase);
            }
            else
            {
                note = UpsampleNotes.Join(note, UpsampleNotes.NoRoom(phrase));
            }
        }

        if (inserted.Count > 0)
        {
            note = UpsampleNotes.Join(note, UpsampleNotes.Inserted(inserted));
        }

        return new FinishedPrompt(shortened, note, inserted);
    }
}

/// <param name="Note">What was done to the text, as sentences.</param>
/// <param name="Inserted">Locked phrases that had to be put in.</param>
internal sealed record FinishedPrompt(string Text, string? Note, IReadOnlyList<LockedPhrase> Inserted);
