namespace Studio.Inference.Prompting;

/// <summary>The last step before a prompt is handed over: it fits the window and holds the locked phrases.</summary>
internal sealed class PromptFinish(UpsampleRequest request)
{
    public FinishedPrompt Of(string text)
    {
        var shortened = WindowFit.Shorten(text, request.Window) ?? text;
        var note = shortened == text ? null : UpsampleNotes.Shortened;
        var (inserted, left) = (new List<LockedPhrase>(), new List<LockedPhrase>());
        foreach (var phrase in request.Locked.Where(phrase => !LockedPhrases.Holds(shortened, phrase)))
        {
            if (WindowFit.Append(shortened, LockedSentence.Of(phrase, request.Wish), request.Window) is { } longer)
            {
                shortened = longer;
                inserted.Add(phrase);
            }
            else
            {
                left.Add(phrase);
            }
        }

        note = left.Count == 0 ? note : UpsampleNotes.Join(note, UpsampleNotes.NoRoom(left));
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
