using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Studio.Data;
using Studio.Data.Generations;
using Studio.Jobs.Claims;
using Studio.Jobs.Slots.Protocol;

namespace Studio.Jobs.Memory;

/// <summary>Reads what models take in memory and keeps what slots measured. Belongs to the server, not to a workspace. Singleton.</summary>
internal sealed partial class MemoryCosts(IServiceScopeFactory scopes, TimeProvider time, ILogger<MemoryCosts> logger)
{
    public async Task<MemoryTable> ReadAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        await using var db = Context(scope);
        return await MemoryTable.ReadAsync(db, ct);
    }

    /// <summary>Never fails its caller: what could not be written now is measured again.</summary>
    public async Task LearnAsync(IReadOnlyList<SlotMessage> measured, string provider, (int Width, int Height)? size, CancellationToken ct)
    {
        if (measured.Count == 0)
        {
            return;
        }

        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await using var db = Context(scope);
            foreach (var message in measured)
            {
                await LearnAsync(db, message, provider, size, ct);
            }

            if (db.ChangeTracker.HasChanges())
            {
                await db.SaveChangesAsync(ct);
            }
        }
        catch (Exception e) when (e is DbUpdateException || DatabaseTrouble.Is(e))
        {
            // Also when another slot was first to insert the same row.
            NotLearned(logger, e);
        }
    }

    private static StudioDbContext Context(AsyncServiceScope scope) => scope.ServiceProvider.GetRequiredService<IDbContextFactory<StudioDbContext>>().CreateDbContext();

    private async Task LearnAsync(StudioDbContext db, SlotMessage message, string provider, (int Width, int Height)? size, CancellationToken ct)
    {
        switch (message)
        {
            case ModelLoaded loaded:
                Learn(await MemoryOfAsync(db, loaded.Hash, provider, ct), loaded);
                break;
            case WorkMeasured work when size is var (width, height):
                await LearnSizeAsync(db, work, width, height, ct);
                break;
            case WorkMeasured work:
                var memory = await MemoryOfAsync(db, work.Hash, provider, ct);
                memory.WorkBytes = Math.Max(memory.WorkBytes, work.Bytes);
                break;
        }
    }

    private void Learn(ModelMemory memory, ModelLoaded loaded)
    {
        // The most of a clean load counts; in a process that had let go of models before, growth is less than what the model takes.
        memory.ResidentBytes = loaded.IsClean || memory.Samples == 0 ? Math.Max(memory.ResidentBytes, loaded.Bytes) : memory.ResidentBytes;
        memory.WorkBytes = Math.Max(memory.WorkBytes, loaded.ExtraBytes);
        memory.LoadMilliseconds = loaded.Milliseconds;
        memory.MeasuredAt = time.GetUtcNow().UtcDateTime;
        memory.Samples++;
    }

    private static async Task<ModelMemory> MemoryOfAsync(StudioDbContext db, string hash, string provider, CancellationToken ct)
    {
        var known = await db.ModelMemories.FindAsync([hash, provider], ct);
        if (known is null)
        {
            known = new ModelMemory { ModelHash = hash, Provider = provider };
            db.Add(known);
        }

        return known;
    }

    /// <summary>Times are learned with the finished picture (CostModel); this may come first, and then makes the row.</summary>
    private static async Task LearnSizeAsync(StudioDbContext db, WorkMeasured work, int width, int height, CancellationToken ct)
    {
        var known = await db.ModelCosts.FindAsync([work.Hash, width, height], ct);
        if (known is null)
        {
            known = new ModelCost { ModelHash = work.Hash, Width = width, Height = height };
            db.Add(known);
        }

        known.WorkBytes = Math.Max(known.WorkBytes, work.Bytes);
    }

    [LoggerMessage(LogLevel.Debug, "What a model takes in memory could not be kept")]
    private static partial void NotLearned(ILogger logger, Exception exception);
}
