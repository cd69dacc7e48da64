using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data.Generations;
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
