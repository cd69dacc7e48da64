using Studio.Data.Evaluation;
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
/// <param name="Text">The description, in whatever language it is; null where the question is not about it.</param>
internal sealed record PairView(string Id, string Left, string Right, EvaluationQuestion Question, string? Text)
{
    public static PairView? Of(ShownPair? pair, string session) => pair is null ? null : new PairView(
        pair.Left,
        RatingAddress.Picture(session, pair.Left),
        RatingAddress.Picture(session, pair.Right),
        pair.Question,
        pair.Caption);
}
