using Studio.Data.Generations;

namespace Studio.Web.Queue;

/// <summary>Whose work it is and what it says. Other people's words never reach a page that must not show them: they are not even read.</summary>
public sealed record QueueJob(Guid GenerationId, Guid ThreadId, bool IsMine, string? Title, string? Language, string ModelName, GenerationKind Kind, int Count);
