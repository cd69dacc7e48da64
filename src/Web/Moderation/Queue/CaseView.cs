using Studio.Data.Moderation.Cases;
using Studio.Data.Workspaces;

namespace Studio.Web.Moderation.Queue;

/// <summary>Everything that a moderator sees of one case. Of an appeal it holds nothing of the first decision.</summary>
public sealed record CaseView
{
    public required ModerationCase Case { get; init; }

    /// <summary>Decided, and closed to whoever looks until the appeal against it is decided: no notes of moderators, no views.</summary>
    public required bool IsSealed { get; init; }

    public required CasePerson Author { get; init; }

    public required string? Reporter { get; init; }

    public required AuthorHistory History { get; init; }

    public required IReadOnlyList<CaseNoteView> Notes { get; init; }

    /// <summary>How many pictures were made from this one.</summary>
    public required int MadeFromIt { get; init; }

    public required CaseViews Views { get; init; }

    public required AuthorStanding Standing { get; init; }

    /// <summary>When it is to be decided at the latest.</summary>
    public required DateTime GoalAt { get; init; }

    /// <summary>What one person does not decide alone.</summary>
    public required IReadOnlyList<CaseReason> TwoReviewers { get; init; }

    /// <summary>The picture is there to be looked at.</summary>
    public required bool HasPicture { get; init; }
}

public sealed record CasePerson(string Name, int Hue, Guid? Portrait, Role? Role);

/// <param name="Pictures">All they made here.</param>
/// <param name="Held">Waiting now.</param>
/// <param name="Rejected">Cases of theirs that were rejected, and no appeal was granted.</param>
public sealed record AuthorHistory(int Pictures, int Held, int Rejected);

public sealed record CaseNoteView(CaseVoice Voice, string By, string Text, DateTime At);
