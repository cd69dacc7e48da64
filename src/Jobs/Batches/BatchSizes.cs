using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Studio.Data;
using Studio.Data.Generations;
using Studio.Inference.Models;
using Studio.Jobs.Claims;
using Studio.Jobs.Edits;
using Studio.Jobs.Nodes;
using Studio.Jobs.Slots;

namespace Studio.Jobs.Batches;

/// <summary>
/// How many pictures of a generation are drawn together here: as many as was measured to be worth it (BatchGains), as the memory for models admits beside
/// the other slots, and not so many that a free slot would have nothing to do. Singleton, thread-safe.
/// </summary>
internal sealed class BatchSizes(IServiceScopeFactory scopes, ModelCatalog models, BatchRoom room, MeasuredBatches measured, IOptions<SlotOptions> options)
{
    public async Task<int> MostAsync(ClaimedPicture first, CancellationToken ct)
    {
        // What was tried before and did not end well is tried alone, so that it cannot take others with it a second time.
        if (first.Attempt > 1)
        {
            return 1;
        }

        await using var scope = scopes.CreateAsyncScope();
        await using var db = await scope.ServiceProvider.GetRequiredService<IDbContextFactory<StudioDbContext>>().CreateDbContextAsync(ct);
        var waiting = await DeviceUse.OfAllWorkspaces(db)
            .Where(p => p.Picture.GenerationId == first.GenerationId && p.Picture.Status == PictureStatus.Queued && p.Picture.Attempt == 0)
            .Select(p => p.Generation)
            .ToListAsync(ct);
        if (waiting is not [var generation, ..] || models.Diffusion.FirstOrDefault(m => m.Hash == generation.ModelHash) is not { } model)
        {
            return 1;
        }

        var settings = generation.Settings;
        var together = measured.Of(model.Hash, settings)?.Together(PlannedSteps.Of(settings).Total, 1 + waiting.Count) ?? 1;
        return together == 1 ? 1 : Math.Min(together, Math.Min(await ShareAsync(db, 1 + waiting.Count, ct), await room.MostAsync(model, settings, together, ct)));
    }

    /// <summary>Where several slots are free, each gets its part.</summary>
    private async Task<int> ShareAsync(StudioDbContext db, int pictures, CancellationToken ct)
    {
        var supply = await SlotSupply.ReadAsync(db, options.Value, ct);
        var busy = await DeviceUse.OfAllWorkspaces(db)
            .Where(p => p.Picture.Status == PictureStatus.Running)
            .Select(p => new { p.Picture.GenerationId, p.Picture.StartedAt })
            .Distinct()
            .CountAsync(ct);

        // The first one is claimed already and counts as busy.
        var free = Math.Max(1, supply.Working - busy + 1);
        return (int)Math.Ceiling((double)pictures / free);
    }
}
