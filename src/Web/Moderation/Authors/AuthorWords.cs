using Studio.Data.Moderation.Cases;

namespace Studio.Web.Moderation.Authors;

/// <summary>A case in words for its author.</summary>
internal static class AuthorWords
{
    public static string State(AuthorCase about) => about switch
    {
        { Appeal: { State: CaseState.Decided, IsWithAnother: true } } => "brought back",
        { Appeal: { State: CaseState.Decided, Verdict: CaseVerdict.Approved } } => "granted",
        { Appeal: { State: CaseState.Decided } } => "kept after an appeal",
        { Appeal: { State: CaseState.Open or CaseState.Escalated } } => "appeal waits",
        { IsWithdrawn: true } => "ended",
        { IsOpen: true } => "awaiting review",
        { IsRejected: true } => "rejected",
        _ => "approved",
    };

    public static string Headline(AuthorCase about) => $"{What(about)} {about switch
    {
        { Appeal: { State: CaseState.Decided, Verdict: CaseVerdict.Approved } } => "was rejected, and that was wrong. It is free now.",
        { Appeal: { State: CaseState.Decided } } => "was rejected, and a second moderator came to the same view.",
        { Appeal: { State: CaseState.Open or CaseState.Escalated } } => "was rejected. Your appeal is with somebody else now.",
        { IsWithdrawn: true, Kind: CaseKind.Picture, ImageId: null } => "went before anybody decided.",
        { IsWithdrawn: true } => "was taken back before anybody decided.",
        { IsOpen: true } => "waits for a moderator.",
        { IsRejected: true } => "was rejected.",
        _ => "was approved.",
    }}";

    public static string Finding(AuthorCase about) => about.Decision switch
    {
        null => about.Evidence.Sentence,
        { Verdict: CaseVerdict.Approved } => "A moderator found nothing against the rules.",
        { ByRule: true } => $"The rule “{about.Evidence.Rule}” decided by itself: {about.Evidence.Sentence}.",
        { Reason: var reason } => $"A moderator found that it {CaseWords.Found(reason)}.",
    };

    /// <summary>Which warning it is, how long it counts, and what follows of more.</summary>
    public static string Strike(AuthorStrike strike, bool isAppealed, string lapses, bool isOver) => strike switch
    {
        { LiftedBy: not null } => "It was taken back and counts no more.",
        _ when isOver => $"It lapsed on {lapses} and counts no more.",
        _ when isAppealed => $"The appeal pauses it. Without one it lapses on {lapses}.",
        { Until: 0 } => $"It lapses on {lapses}.",
        { Number: var number, Until: var until } when number < until => $"{Nth(number)} warning of {until}. It lapses on {lapses}. With {until} you cannot make pictures for {strike.PauseDays} days. An appeal pauses it.",
        _ => $"It lapses on {lapses}. So many warnings pause that you make pictures for {strike.PauseDays} days. An appeal pauses it.",
    };

    private static string Nth(int number) => number switch { 1 => "First", 2 => "Second", 3 => "Third", _ => $"{number}th" };

    private static string What(AuthorCase about) => about switch
    {
        { ImageId: not null } or { Kind: CaseKind.Picture or CaseKind.Report or CaseKind.Check or CaseKind.Derived } => "This picture",
        { Kind: CaseKind.Prompt } => "This prompt",
        { Kind: CaseKind.FalsePositive } => "Your note about a rule",
        _ => "This wish",
    };
}
