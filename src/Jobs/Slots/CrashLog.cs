using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Studio.Data;
using Studio.Data.Nodes;
using Studio.Jobs.Claims;
using Studio.Jobs.Nodes;

namespace Studio.Jobs.Slots;

/// <summary>Keeps the time and the last words of slot processes that ended in the middle of their work. Singleton; never fails its caller.</summary>
internal sealed partial class CrashLog(IServiceScopeFactory scopes, ThisNode node, TimeProvider time, ILogger<CrashLog> logger)
{
    /// <summary>Older ones say nothing about the machine as it is.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    public Task WriteAsync(Slot slot, string model, SlotCrashedException crash, CrashOutcome outcome, CancellationToken ct) => DoAsync(
        async db =>
        {
            var now = time.GetUtcNow().UtcDateTime;
            await db.SlotCrashes.Where(c => c.At < now - Kept).ExecuteDeleteAsync(ct);
            db.Add(new SlotCrash
            {
                Node = node.Name,
                Kind = slot.Kind.ToString(),
                Number = slot.Number,
                At = now,
                ExitCode = crash.ExitCode,
                Model = model.Length > 200 ? model[..200] : model,
                LastWords = crash.LastWords.Length > SlotCrash.MaxWords ? crash.LastWords[^SlotCrash.MaxWords..] : crash.LastWords,
                Outcome = outcome,
            });
            await db.SaveChangesAsync(ct);
        });

    /// <summary>What became of the work of this slot's last crash.</summary>
    public Task SettleAsync(Slot slot, CrashOutcome outcome, CancellationToken ct) => DoAsync(db =>
    {
        var (name, kind) = (node.Name, slot.Kind.ToString());
        return db.SlotCrashes
            .Where(c => c.Node == name && c.Kind == kind && c.Number == slot.Number && c.Outcome == CrashOutcome.TriedAgain)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.Outcome, outcome), ct);
    });

    private async Task DoAsync(Func<StudioDbContext, Task> write)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await using var db = scope.ServiceProvider.GetRequiredService<IDbContextFactory<StudioDbContext>>().CreateDbContext();
            await write(db);
        }
        catch (Exception e) when (DatabaseTrouble.Is(e))
        {
            NotKept(logger, e);
        }
    }

    [LoggerMessage(LogLevel.Warning, "That a slot process ended could not be kept")]
    private static partial void NotKept(ILogger logger, Exception exception);
}
