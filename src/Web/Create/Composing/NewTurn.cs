using Studio.Data.Generations;
using Studio.Data.Prompts;

namespace Studio.Web.Create.Composing;

/// <summary>A wish as it is sent.</summary>
/// <param name="ThreadId">None starts a thread.</param>
public sealed record NewTurn(Guid? ThreadId, string Wish, IReadOnlyList<LockedPhrase> Locked, GenerationSettings Settings)
{
    /// <summary>The id that its draft keeps for it: sent twice under one id, it is one turn.</summary>
    public Guid? Id { get; init; }
}
