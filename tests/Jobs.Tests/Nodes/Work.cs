using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data.Generations;
using Studio.Data.Prompts;
using Studio.Jobs.Nodes;
using Studio.Jobs.Slots;
using Studio.Testing;

namespace Studio.Jobs.Tests.Nodes;

/// <summary>What tests of running nodes do often.</summary>
internal static class Work
{
    public static async Task<GenerationPicture> EnqueueAsync(TestStudio studio, TestWorkspace workspace, GenerationSettings settings, CancellationToken ct)
    {
        var (turn, revision) = await JobsRows.AddTurnAsync(workspace, studio.Time.UtcNow, ct);
        return await EnqueueAsync(workspace, new NewGeneration(turn.Id, revision.Id, settings, GenerationKind.Create, ParentImageId: null, Seeds: null), ct);
    }

    public static async Task<GenerationPicture> EnqueueAsync(TestWorkspace workspace, NewGeneration wanted, CancellationToken ct)
    {
        await using var scope = workspace.Enter();
        var id = await scope.ServiceProvider.GetRequiredService<GenerationQueue>().EnqueueAsync(wanted, ct);
        return await workspace.WithAsync(db => db.Pictures.AsNoTracking().Where(p => p.GenerationId == id).OrderBy(p => p.Ordinal).FirstAsync(ct));
    }

    public static Task<GenerationPicture> PictureAsync(TestWorkspace workspace, Guid id, CancellationToken ct)
    {
        return workspace.WithAsync(db => db.Pictures.AsNoTracking().SingleAsync(p => p.Id == id, ct));
    }

    /// <summary>A wish whose prompt is written to its end.</summary>
    public static async Task WriteAsync(TestStudio studio, TestWorkspace workspace, CancellationToken ct)
    {
        var (turn, _) = await JobsRows.AddTurnAsync(workspace, studio.Time.UtcNow, ct);
        Guid id;
        await using (var scope = workspace.Enter())
        {
            id = await scope.ServiceProvider.GetRequiredService<UpsamplingQueue>().EnqueueAsync(turn.Id, seed: 1, ct);
        }

        await UntilAsync(() => workspace.WithAsync(db => db.Upsamplings.AnyAsync(u => u.Id == id && u.Status == UpsamplingStatus.Done, ct)), ct);
    }

    /// <summary>There is none where tests run.</summary>
    public static async Task<(NodeSettings Settings, string Node)> ChooseCudaAsync(TestStudio studio, CancellationToken ct)
    {
        var node = studio.Services.GetRequiredService<ThisNode>();
        await node.KnownAsync(ct);
        var settings = studio.Services.GetRequiredService<NodeSettings>();
        await settings.ChooseProviderAsync(node.Name, "cuda", ct);
        await UntilAsync(() => Task.FromResult(node.Decisions.Provider == "cuda"), ct);
        return (settings, node.Name);
    }

    public static Slot PictureSlot(TestStudio studio) => studio.Services.GetRequiredService<SlotWorkers>().Slots.Single(s => s.Kind == SlotKind.Picture);

    public static Slot WriterSlot(TestStudio studio) => studio.Services.GetRequiredService<SlotWorkers>().Slots.Single(s => s.Kind == SlotKind.Writer);

    /// <summary>For what another process does: it sends no events here.</summary>
    public static async Task UntilAsync(Func<Task<bool>> condition, CancellationToken ct)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!await condition())
        {
            await timer.WaitForNextTickAsync(ct);
        }
    }
}
