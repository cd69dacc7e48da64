namespace Studio.Web.Rating.Languages;

/// <summary>
/// Everything raters read, in one language. A sentence that is missing in one does not compile; a test looks that all have the same {places}.
/// *Stars* are strong, [brackets] are keys of the keyboard.
/// </summary>
public sealed record RaterWords
{
    public required StartWords Start { get; init; }

    public required SideWords Sides { get; init; }

    public required ScreenWords Screen { get; init; }

    public required PracticeWords Practice { get; init; }

    public required PauseWords Pause { get; init; }

    public required KeyWords Keys { get; init; }

    public required ReportWords Report { get; init; }

    public required EndWords End { get; init; }

    public required DeleteWords Delete { get; init; }

    public required OverWords Over { get; init; }

    public required FaultWords Faults { get; init; }

    public required AskedWords Questions { get; init; }

    public required RefusalWords Refusals { get; init; }
}
