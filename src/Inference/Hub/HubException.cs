namespace Studio.Inference.Hub;

/// <summary>A hub, or what came from it, does not allow to go on. The message is a sentence for a person.</summary>
public sealed class HubException : InferenceException
{
    public HubException(HubProblem problem, string message)
        : base(message) => Problem = problem;

    public HubException(HubProblem problem, string message, Exception inner)
        : base(message, inner) => Problem = problem;

    public HubProblem Problem { get; }
}
