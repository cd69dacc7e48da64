namespace Studio.Data.Moderation.Policies;

/// <summary>Who changed a rule of the draft last, and when.</summary>
/// <param name="Rule">The rule's id, or the class of a rule about pictures.</param>
public sealed record DraftEdit(string Rule, Guid UserId, DateTime At);
