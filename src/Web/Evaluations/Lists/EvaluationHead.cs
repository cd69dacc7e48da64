using Studio.Data.Evaluation.Designs;

namespace Studio.Web.Evaluations.Lists;

/// <summary>What every page of one evaluation shows above itself.</summary>
public sealed record EvaluationHead
{
    internal EvaluationHead(Guid id, string name, EvaluationState state, EvaluationStage stage, int raters) => (Id, Name, State, Stage, Raters) = (id, name, state, stage, raters);

    public Guid Id { get; }

    public string Name { get; }

    public EvaluationState State { get; }

    internal EvaluationStage Stage { get; }

    /// <summary>Guests, members who were asked, and whoever answered.</summary>
    internal int Raters { get; }
}
