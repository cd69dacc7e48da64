using Studio.Data.Moderation.Cases;
using Studio.Web.Create;

namespace Studio.Web.Moderation.Authors;

/// <summary>A case as its author reads it: what and why, never who.</summary>
public sealed record AuthorCase
{
    public required Guid Id { get; init; }

    public required CaseKind Kind { get; init; }

    public required DateTime OpenedAt { get; init; }

    public required string Wish { get; init; }

    public required string? Language { get; init; }

    public required string Prompt { get; init; }

    public required CaseEvidence Evidence { get; init; }

    /// <summary>The words of a report, without a name; the author's own where they asked.</summary>
    public required string Said { get; init; }

    public required Guid? ImageId { get; init; }

    public required AuthorDecision? Decision { get; init; }

    public required AuthorAppeal? Appeal { get; init; }

    /// <summary>What the author added, and what moderators answered, oldest first.</summary>
    public IReadOnlyList<AuthorNote> Notes { get; init; } = [];

    public AuthorStrike? Strike { get; init; }

    /// <summary>Within what time people usually decide what it waits for; null where it waits for nobody, or nobody knows.</summary>
    public TimeSpan? UsualWait { get; init; }

    /// <summary>The conversation it came from; empty once that is deleted.</summary>
    public CreatePlace? Place { get; init; }

    /// <summary>Its author, or somebody else for them, ended it before anybody decided.</summary>
    public bool IsWithdrawn { get; init; }

    public bool IsOpen => Decision is null && !IsWithdrawn;

    public string Title => Wish.Length > 0 ? Wish : Prompt.Length > 0 ? Prompt : CaseWords.Kind(Kind);

    /// <summary>Rejected as it stands now.</summary>
    public bool IsRejected => Decision is { Verdict: CaseVerdict.Rejected } && Appeal is not { Verdict: CaseVerdict.Approved };

    public DateTime? AppealUntil => Decision?.At + Appeals.Within;

    internal static AuthorCase Of(ModerationCase row, CaseDecision? decision, ModerationCase? appeal, IReadOnlyDictionary<Guid, CaseDecision> decisions) => new()
    {
        Id = row.Id,
        Kind = row.Kind,
        OpenedAt = row.OpenedAt,
        Wish = row.Wish,
        Language = row.Language,
        Prompt = row.Prompt,
        Evidence = row.Evidence,
        Said = row.Said,
        ImageId = row.ImageId,
        IsWithdrawn = row.State == CaseState.Withdrawn,
        Decision = row.Verdict is { } verdict ? new AuthorDecision(verdict, row.DecidedAt ?? row.OpenedAt, decision?.Reason, decision?.Sentence ?? "", decision?.IsWarning ?? false, decision?.ById is null) : null,
        Appeal = appeal is null ? null : new AuthorAppeal(
            appeal.Id, appeal.Said, appeal.OpenedAt, appeal.State, appeal.Verdict, appeal.DecidedAt, decisions.GetValueOrDefault(appeal.Id)?.Sentence ?? "")
        {
            IsWithAnother = appeal.Kind == CaseKind.Returned,
        },
    };

    public bool MayAppeal(DateTime now) => IsRejected && Appeal is null && now < AppealUntil;
}

/// <param name="Verdict">What was decided.</param>
/// <param name="At">When.</param>
/// <param name="Reason">Of a person; a rule's is its name.</param>
/// <param name="Sentence">To the author.</param>
/// <param name="IsWarning">The author is warned.</param>
/// <param name="ByRule">No person decided.</param>
public sealed record AuthorDecision(CaseVerdict Verdict, DateTime At, CaseReason? Reason, string Sentence, bool IsWarning, bool ByRule);

/// <param name="Id">Its own case.</param>
/// <param name="Words">Of the author.</param>
/// <param name="At">When.</param>
/// <param name="State">Open, decided or taken back.</param>
/// <param name="Verdict">Approved: granted.</param>
/// <param name="DecidedAt">When.</param>
/// <param name="Sentence">Of whoever decided it.</param>
public sealed record AuthorAppeal(Guid Id, string Words, DateTime At, CaseState State, CaseVerdict? Verdict, DateTime? DecidedAt, string Sentence)
{
    /// <summary>Nobody appealed about this one: it came back with a picture that was rejected together with it.</summary>
    public bool IsWithAnother { get; init; }
}

/// <param name="IsAnswer">Of a moderator, without a name.</param>
/// <param name="Text">As it was written.</param>
/// <param name="At">When.</param>
public sealed record AuthorNote(bool IsAnswer, string Text, DateTime At);
