using Studio.Data.Evaluation.Runs;

namespace Studio.Web.Evaluations.Runs;

/// <summary>What happened, as sentences.</summary>
internal static class RunWords
{
    public static string Of(RunEvent of) => of.Kind switch
    {
        EvaluationEventKind.Started => $"{Who(of)} started.",
        EvaluationEventKind.Paused => $"{Who(of)} paused it.",
        EvaluationEventKind.Resumed => $"{Who(of)} let it go on.",
        EvaluationEventKind.Closed => $"{Who(of)} closed it.",
        EvaluationEventKind.Reopened => $"{Who(of)} opened it again.",
        EvaluationEventKind.Published => $"{Who(of)} published it.",
        EvaluationEventKind.PairsReady => "The first pairs are whole. Raters get pairs since then.",
        EvaluationEventKind.SampleFailed => $"A picture failed: {of.Detail}",
        EvaluationEventKind.SampleRefused => $"A prompt was refused: {of.Detail}",
        EvaluationEventKind.SampleBlocked => $"A picture was held back: {of.Detail}",
        EvaluationEventKind.BudgetSpent => "The month’s machine time is used up. It goes on next month.",
        EvaluationEventKind.LinkMade => $"{Who(of)} made a link for guests.",
        EvaluationEventKind.LinkEnded => "A link for guests ended.",
        EvaluationEventKind.LinkBurst => $"So many guests came at once that the link was closed. {of.Detail}",
        EvaluationEventKind.RaterMarked => $"{of.About ?? "A rater"} {of.Detail}.",
        EvaluationEventKind.RaterLeftOut => $"{Who(of)} left {of.About ?? "a rater"} out.",
        EvaluationEventKind.RaterTakenBack => $"{Who(of)} counts {of.About ?? "a rater"} again.",
        _ => throw new ArgumentOutOfRangeException(nameof(of), of.Kind, "Unknown event."),
    };

    public static string Of(SampleState state) => state switch
    {
        SampleState.Refused => "refused",
        SampleState.Failed => "failed",
        SampleState.Blocked => "held back",
        SampleState.Missing => "not in the folder",
        SampleState.Cancelled => "not made",
        SampleState.Waiting => "waits",
        SampleState.Queued => "queued",
        SampleState.Done => "done",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Unknown state."),
    };

    private static string Who(RunEvent of) => of.Who ?? "The program";
}
