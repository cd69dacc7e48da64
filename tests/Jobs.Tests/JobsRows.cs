using Studio.Data.Generations;
using Studio.Data.Prompts;
using Studio.Testing;

namespace Studio.Jobs.Tests;

/// <summary>Rows that the embedded models can really work on.</summary>
internal static class JobsRows
{
    public static GenerationSettings Settings(int count = 1, int steps = 4) =>
        new("studio-mini-diffusion", Width: 256, Height: 256, count, steps, Guidance: 3.5, Sampler: "DDIM", Seed: 42, Negative: "", Upsample: true);

    /// <summary>A thread with one turn and the prompt that was kept for it.</summary>
    public static async Task<(Turn Turn, PromptRevision Revision)> AddTurnAsync(TestWorkspace workspace, DateTime now, CancellationToken ct, string wish = "リスの王")
    {
        var thread = Rows.Thread(workspace.Owner.Id, now);
        var turn = Rows.Turn(thread, wish: wish);
        var revision = Rows.Revision(turn, text: "A squirrel wearing a golden crown in a snowy forest, flat illustration.");
        await workspace.AddAsync(ct, thread, turn, revision);
        return (turn, revision);
    }
}
