using Studio.Data.Moderation.Findings;

namespace Studio.Web.Policies.Rehearsals;

/// <summary>What a draft would have done with the last month. Numbers only: whose wishes they were is nobody's business here.</summary>
/// <param name="Wishes">That were read.</param>
/// <param name="Pictures">With scores.</param>
/// <param name="Texts">Wishes that would have ended otherwise.</param>
/// <param name="Rules">The rules of the draft that fired, the most frequent first.</param>
public sealed record Rehearsal(
    int Wishes, int Pictures, IReadOnlyList<RehearsedChange> Texts, IReadOnlyList<RehearsedRule> Rules, int MoreHeld, int MoreBlocked, int Freed)
{
    /// <summary>There were more than it reads: it was the newest.</summary>
    public bool IsCut { get; init; }

    /// <summary>Limits that the draft moves, with what stands beyond them on one side only.</summary>
    public IReadOnlyList<RehearsedLimit> Limits { get; init; } = [];

    public bool ChangesNothing => Texts.Count == 0 && MoreHeld + MoreBlocked + Freed == 0;
}

/// <summary>What a change of one rule would have done with the last month.</summary>
/// <param name="Wishes">That were read.</param>
/// <param name="More">In which it would have fired and did not before.</param>
public sealed record RuleEffect(int Wishes, int More);

/// <param name="Before">Under what is in force.</param>
/// <param name="After">Under the draft.</param>
public sealed record RehearsedChange(TextOutcome Before, TextOutcome After, int Wishes);

/// <param name="LetThrough">Of these, wishes that a person let through.</param>
/// <param name="Rejected">Of these, wishes that a person did not let through.</param>
public sealed record RehearsedRule(string Id, string Name, int Fired, int LetThrough, int Rejected);

/// <summary>A limit that the draft moves.</summary>
/// <param name="Class">Of the classifier.</param>
/// <param name="IsBlock">To block, not to hold.</param>
/// <param name="Limit">The draft's, in hundredths.</param>
/// <param name="Pictures">Whose score lies between it and the one in force.</param>
public sealed record RehearsedLimit(string Class, bool IsBlock, int Limit, int Pictures);
