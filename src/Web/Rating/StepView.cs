using Studio.Data.Evaluation.Sessions;

namespace Studio.Web.Rating;

/// <summary>A step as the script gets it.</summary>
internal sealed record StepView(
    RatingStage Stage, string Title, int Answered, int All, int Minutes, bool CanUndo, PairView? Current, PairView? Next)
{
    /// <param name="session">The address that pictures are asked from.</param>
    public static StepView Of(RatingStep step, string session) => new(
        step.Stage, step.Evaluation, step.Answered, step.Of, step.MinutesLeft, step.CanUndo, PairView.Of(step.Current, session), PairView.Of(step.Next, session));
}

/// <param name="Id">The name of the left picture: it also says which pair is answered.</param>
internal sealed record PairView(string Id, string Left, string Right, string Kind, string Question, string Text, bool IsDescription)
{
    public static PairView? Of(ShownPair? pair, string session) => pair is null ? null : new PairView(
        pair.Left,
        RatingAddress.Picture(session, pair.Left),
        RatingAddress.Picture(session, pair.Right),
        QuestionWords.Name(pair.Question),
        QuestionWords.Asked(pair.Question),
        pair.Caption ?? QuestionWords.Hint(pair.Question),
        pair.Caption is not null);
}
