using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Generations;
using Studio.Jobs.Quotas;

namespace Studio.Jobs.Claims;

/// <summary>Computes a generation's status from its pictures and settles what those that ended had reserved, in the transaction that changed one of them.</summary>
internal static class GenerationStatusSave
{
    public static async Task ApplyAsync(StudioDbContext db, Guid generationId, TimeProvider time, CancellationToken ct)
    {
#pragma warning disable RS0030 // The generation is named by its id; a slot that claims is in no workspace yet.
        var generation = db.Generations.IgnoreQueryFilters().Where(g => g.Id == generationId);

        // A write that changes nothing, but takes the row's lock: two slots that finish two pictures at once count one after the other (PostgreSQL; SQLite has one writer anyway).
        await generation.ExecuteUpdateAsync(set => set.SetProperty(g => g.Kind, g => g.Kind), ct);

        var pictures = await db.Pictures.IgnoreQueryFilters()
            .Where(p => p.GenerationId == generationId)
            .Select(p => p.Status)
            .ToListAsync(ct);
#pragma warning restore RS0030
        var status = GenerationStatusRule.Of(pictures);
        DateTime? finished = status is GenerationStatus.Queued or GenerationStatus.Running ? null : time.GetUtcNow().UtcDateTime;
        await generation.ExecuteUpdateAsync(set => set.SetProperty(g => g.Status, status).SetProperty(g => g.FinishedAt, finished), ct);
        await QuotaSettlement.ApplyAsync(db, generationId, ct);
    }
}
