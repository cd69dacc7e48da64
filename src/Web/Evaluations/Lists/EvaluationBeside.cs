using Studio.Data.Evaluation.Designs;
using Studio.Web.Gallery;

namespace Studio.Web.Evaluations.Lists;

/// <summary>An evaluation as the side list names it.</summary>
/// <param name="Pictures">That are there.</param>
internal sealed record EvaluationBeside(Guid Id, string Name, EvaluationState State, int Pictures, int Votes)
{
    public string Path => $"evaluations/{Id}/{(State == EvaluationState.Draft ? "design" : "run")}";

    public string Words => State == EvaluationState.Draft ? "draft" : $"{(Votes > 0 ? Count.Of(Votes, "vote") : Count.Of(Pictures, "picture"))} · {State.ToString().ToLowerInvariant()}";
}
