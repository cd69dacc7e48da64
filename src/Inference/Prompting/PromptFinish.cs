namespace Studio.Inference.Prompting;

/// <summary>The last step before a prompt is handed over: it fits the window and holds the locked phrases.</summary>
internal sealed class PromptFinish(UpsampleRequest request)
{
    public FinishedPrompt Of(string text)
    {
        string? note = null;
        var shortened = WindowFit.Shorten(text, request.Window) ?? text;
        if (shortened != text)
        {
            note = UpsampleNotes.Join(note, UpsampleNotes.Shortened);
        }

        var inserted = new List<LockedPhrase>();
        foreach (var phrase in request.Locked.Where(phrase => !LockedPhrases.Holds(shortened, phrase)))
        {
            if (WindowFit.Append(shortened, LockedSentence.Of(phrase, request.Wish), request.Window) is { } longer)
            {
                shortened = longer;
                inserted.Add(phrase);
            }
            else
            {
                note = UpsampleNotes.Join(note, UpsampleNotes.NoRoom(phrase));
            }
        }

        return new FinishedPrompt(shortened, note, inserted);
    }
}

/// <param name="Note">What did not fit, as sentences.</param>
/// <param name="Inserted">Locked phrases that had to be put in.</param>
internal sealed record FinishedPrompt(string Text, string? Note, IReadOnlyList<LockedPhrase> Inserted)
{
    /// <summary>True also where a repair needs no sentence.</summary>
    public bool IsRepaired { get; init; }
}
