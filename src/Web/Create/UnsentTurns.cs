using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Studio.Data;

namespace Studio.Web.Create;

/// <summary>
/// A turn whose pictures were refused (a limit is met, the model is not allowed) or whose sending was broken off does not stay: the words are still where they were typed,
/// and pressing again must not say them twice. Scoped.
/// </summary>
public sealed partial class UnsentTurns(IDbContextFactory<StudioDbContext> contexts, ILogger<UnsentTurns> logger)
{
    /// <summary>What waits in a queue already was sent, whatever went wrong afterwards.</summary>
    public static Task<bool> HasWorkAsync(StudioDbContext db, Guid turnId, CancellationToken ct) => db.Turns
        .AnyAsync(turn => turn.Id == turnId && (db.Generations.Any(generation => generation.TurnId == turnId) || db.Upsamplings.Any(upsampling => upsampling.TurnId == turnId)), ct);

    /// <summary>Does what a new turn is there for; where that fails, the turn goes again, and the thread that it began.</summary>
    public async Task<T> KeepIfAsync<T>(Guid turnId, Func<Task<T>> work)
    {
        var isDone = false;
        try
        {
            var result = await work();
            isDone = true;
            return result;
        }
        finally
        {
            if (!isDone)
            {
                await TryTakeBackAsync(turnId);
            }
        }
    }

    // The person is told why the work was refused, not that tidying up failed too: pressing again goes on with the same turn.
    private async Task TryTakeBackAsync(Guid turnId)
    {
        try
        {
            await TakeBackAsync(turnId);
        }
        catch (Exception failure) when (failure is StudioException or DbException or DbUpdateException)
        {
            LeftBehind(logger, failure, turnId);
        }
    }

    /// <summary>Deletes a turn for which nothing was asked yet, and the thread that it began. Whoever pressed may be gone by now: it is done all the same.</summary>
    public async Task TakeBackAsync(Guid turnId)
    {
        await using var db = await contexts.CreateDbContextAsync(CancellationToken.None);
        var threadId = await db.Turns.Where(turn => turn.Id == turnId).Select(turn => (Guid?)turn.ThreadId).SingleOrDefaultAsync(CancellationToken.None);
        // What a rule refused says so itself, where it stands.
        var gone = await db.Turns
            .Where(turn => turn.Id == turnId && !db.Generations.Any(generation => generation.TurnId == turnId) && !db.Upsamplings.Any(upsampling => upsampling.TurnId == turnId)
                && !db.PolicyFindings.Any(finding => finding.TurnId == turnId))
            .ExecuteDeleteAsync(CancellationToken.None);
        if (gone == 0 || threadId is null)
        {
            return;
        }

        if (await db.Turns.Where(turn => turn.ThreadId == threadId).MaxAsync(turn => (DateTime?)turn.CreatedAt, CancellationToken.None) is { } last)
        {
            await db.Threads.Where(thread => thread.Id == threadId).ExecuteUpdateAsync(set => set.SetProperty(thread => thread.UpdatedAt, last), CancellationToken.None);
            return;
        }

        await db.Threads.Where(thread => thread.Id == threadId).ExecuteDeleteAsync(CancellationToken.None);
    }

    [LoggerMessage(LogLevel.Warning, "Turn {Turn} was not sent and could not be taken back")]
    private static partial void LeftBehind(ILogger logger, Exception failure, Guid turn);
}
