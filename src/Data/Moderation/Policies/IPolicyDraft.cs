namespace Studio.Data.Moderation.Policies;

/// <summary>What the drafts of a workspace and of the server have in common.</summary>
public interface IPolicyDraft
{
    PolicyDocument Document { get; set; }

    /// <summary>The number that was in force when the draft began; 0 for none.</summary>
    int BasedOn { get; }

    IReadOnlyList<DraftEdit> Edits { get; set; }

    DateTime UpdatedAt { get; set; }

    Guid Version { get; }

    /// <param name="what">Rules that are changed, by id or class.</param>
    void Change(IReadOnlyList<string> what, Func<PolicyDocument, PolicyDocument> change, Guid by, DateTime now)
    {
        Document = Whole(change(Document));
        Edits = [.. Edits.Where(edit => !what.Contains(edit.Rule, StringComparer.Ordinal)), .. what.Select(rule => new DraftEdit(rule, by, now))];
        UpdatedAt = now;
    }

    /// <exception cref="StudioException">A rule asks for another one that is not there.</exception>
    private static PolicyDocument Whole(PolicyDocument document) => document.Texts.FirstOrDefault(rule => rule.OnlyWith.Any(id => document.Text(id) is null)) is { } lost
        ? throw StudioException.Conflict($"{lost.Name} fires only beside another rule, and that one is not there then. Change “Only together with” of {lost.Name} first.")
        : document;
}
