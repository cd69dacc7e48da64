using Studio.Data.Generations;

namespace Studio.Jobs;

/// <summary>What a page asks for.</summary>
/// <param name="ParentImageId">The picture that a variation, an edit or a replay comes of.</param>
/// <param name="Seeds">One per picture; null = the settings' seed and those after it.</param>
public sealed record NewGeneration(
    Guid TurnId,
    Guid PromptRevisionId,
    GenerationSettings Settings,
    GenerationKind Kind,
    Guid? ParentImageId,
    IReadOnlyList<long>? Seeds)
{
    /// <summary>Not before this moment (UTC), such as the hour at which a limit leaves room again.</summary>
    public DateTime? NotBefore { get; init; }

    /// <summary>For an evaluation: drawn only while nothing else waits, and counted for the month of evaluations instead of the day of a member.</summary>
    public Guid? EvaluationId { get; init; }

    /// <summary>The model's files must still be these; null where that does not matter.</summary>
    public string? ModelHash { get; init; }

    /// <summary>The id that the generation gets; null for a new one. Asked for twice at once with the same id, the second is refused by the database.</summary>
    public Guid? Id { get; init; }
}
