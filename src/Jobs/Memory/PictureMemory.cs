using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Studio.Data;
using Studio.Data.Generations;
using Studio.Inference.Models;
using Studio.Jobs.Nodes;
using Studio.Jobs.Slots;

namespace Studio.Jobs.Memory;

/// <summary>What pictures of some settings need of the memory for models, as the queue reckons when they are asked for. Scoped.</summary>
public sealed class PictureMemory(IDbContextFactory<StudioDbContext> contexts, ModelCatalog models, IOptions<SlotOptions> slots)
{
    public async Task<PictureNeed> OfAsync(GenerationSettings settings, DiffusionModel model, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var supply = await SlotSupply.ReadAsync(db, slots.Value, ct);
        var (width, height) = settings.LargestPass();
        var need = (await MemoryTable.ReadAsync(db, ct)).OfPicture(model, models.Classifiers.FirstOrDefault(), width, height, supply.Provider);
        return new PictureNeed(need.Total, supply.ModelMemoryBytes, need.IsEstimate, need.Refusal(supply.ModelMemoryBytes));
    }
}

/// <param name="Bytes">With the models, nothing loaded yet.</param>
/// <param name="Budget">What the server that gives most gives models.</param>
/// <param name="IsEstimate">Some of it was never measured.</param>
/// <param name="Refusal">Why it can never be drawn; null when it can.</param>
public sealed record PictureNeed(long Bytes, long Budget, bool IsEstimate, string? Refusal);
