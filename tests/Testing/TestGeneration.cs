using Studio.Data.Generations;
using Studio.Data.Prompts;

namespace Studio.Testing;

/// <summary>A generation with everything above it.</summary>
public sealed record TestGeneration(
    PromptThread Thread,
    Turn Turn,
    PromptRevision Revision,
    Generation Generation,
    IReadOnlyList<GenerationPicture> Pictures)
{
    /// <summary>Unsaved rows.</summary>
    public static TestGeneration New(Guid userId, int count, DateTime now)
    {
        var thread = Rows.Thread(userId, now);
        var turn = Rows.Turn(thread);
        var revision = Rows.Revision(turn);
        var generation = Rows.Generation(turn, revision, count);
        return new TestGeneration(
            thread, turn, revision, generation, [.. Enumerable.Range(0, count).Select(ordinal => Rows.Picture(generation, ordinal))]);
    }
}
