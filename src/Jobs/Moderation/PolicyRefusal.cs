using Studio.Data;
using Studio.Data.Moderation.Findings;

namespace Studio.Jobs.Moderation;

/// <summary>A text does not go on as it is: it is blocked, or a person looks at it first. What was found is kept and shown at the turn.</summary>
public sealed class PolicyRefusal(PolicyFinding finding) : StudioException(FindingSentences.Refusal(finding), RefusalKind.Forbidden)
{
    public PolicyFinding Finding { get; } = finding;
}
