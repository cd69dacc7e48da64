namespace Studio.Data.Evaluation.Sessions;

/// <summary>A refusal that raters are told in their own language: the message is English, and what else may be said is known by the reason.</summary>
public sealed class RatingRefused(RatingRefusal why, int? most = null)
    : StudioException(SentenceOf(why).Replace("{most}", FormattableString.Invariant($"{most}"), StringComparison.Ordinal), KindOf(why))
{
    public RatingRefusal Why { get; } = why;

    /// <summary>How many characters at most, where too many were sent.</summary>
    public int? Most { get; } = most;

    /// <summary>In English; {most} still stands in it.</summary>
    public static string SentenceOf(RatingRefusal why) => why switch
    {
        RatingRefusal.Name => "Choose a name of at most {most} characters; any you like.",
        RatingRefusal.PlacesTaken => "The last place of this link was just taken. Ask whoever sent it for another one.",
        RatingRefusal.Published => "The numbers are published: answers can no longer be taken out. They hold no name.",
        RatingRefusal.Deleted => "Your answers were deleted. Open the link again to begin anew.",
        RatingRefusal.NoPicture => "This picture is not shown to you now.",
        RatingRefusal.NotReady => "The next pair could not be made ready. Try again.",
        RatingRefusal.NotBegun => "This browser has not begun with this link. Load the page again.",
        RatingRefusal.NoLink => "This link opens nothing.",
        RatingRefusal.NoCode => "No answers belong to this code. Look at it again: three words and a number.",
        RatingRefusal.NoSuchAnswer => "An answer is left, right, both good or both bad.",
        RatingRefusal.ReportLength => "Say in a sentence what is wrong, in at most {most} characters.",
        RatingRefusal.ReportedAlready => "This picture was reported already. A moderator looks at it.",
        RatingRefusal.ManyReports => "Many reports wait for a moderator already. Thank you; go on with the next pair.",
        _ => throw new ArgumentOutOfRangeException(nameof(why), why, message: null),
    };

    private static RefusalKind KindOf(RatingRefusal why) => why switch
    {
        RatingRefusal.Deleted or RatingRefusal.NoPicture or RatingRefusal.NotBegun or RatingRefusal.NoLink or RatingRefusal.NoCode => RefusalKind.NotFound,
        RatingRefusal.PlacesTaken or RatingRefusal.Published or RatingRefusal.ReportedAlready or RatingRefusal.ManyReports => RefusalKind.Conflict,
        RatingRefusal.NotReady => RefusalKind.Unavailable,
        _ => RefusalKind.Invalid,
    };
}
