using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Prompts;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Web.Create.Composing;
using Studio.Web.Create.Threads;

namespace Studio.Web.Create;

/// <summary>
/// The turn that a wish becomes, once for each draft: where the database failed after the turn was stored, or where what was begun could not be taken back,
/// pressing again goes on with it. Scoped.
/// </summary>
public sealed class SentTurns(IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace, Wishes wishes, UnsentTurns unsent, TimeProvider time)
{
    /// <returns>The turn, and whether its text or its pictures have still to be asked for.</returns>
    public async Task<(Turn Turn, bool IsOpen)> OfAsync(NewTurn sent, string wish, CancellationToken ct)
    {
        workspace.Access.Require(Permission.CreateImages);
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await FindAsync(db, sent.Id, ct) is { } known)
        {
            var hasWork = await UnsentTurns.HasWorkAsync(db, known.Id, ct);
            if (known.Wish == wish)
            {
                return (known, !hasWork);
            }

            // The words were changed since: what was begun with the old ones goes, what was sent with them stays.
            sent = hasWork ? sent with { Id = null } : sent;
            await unsent.TakeBackAsync(known.Id);
        }

        try
        {
            return (await MakeAsync(db, sent, wish, ct), IsOpen: true);
        }
        catch (DbUpdateException) when (sent.Id is not null)
        {
            db.ChangeTracker.Clear();
            if (await FindAsync(db, sent.Id, ct) is { } others)
            {
                // The same draft was sent from a second tab in the same moment; that one asks for the rest.
                return (others, IsOpen: false);
            }

            throw;
        }
    }

    private Task<Turn?> FindAsync(StudioDbContext db, Guid? id, CancellationToken ct) =>
        db.Turns.AsNoTracking().SingleOrDefaultAsync(turn => turn.Id == id && turn.CreatedById == workspace.Access.UserId, ct);

    private async Task<Turn> MakeAsync(StudioDbContext db, NewTurn sent, string wish, CancellationToken ct)
    {
        var thread = await ThreadAsync(db, sent.ThreadId, wish, ct);
        var turn = new Turn
        {
            Id = sent.Id ?? Guid.CreateVersion7(),
            ThreadId = thread.Id,
            Ordinal = await db.Turns.CountAsync(t => t.ThreadId == thread.Id, ct),
            Wish = wish,
            Language = wishes.Language(wish, sent.Settings.Model),
            LockedPhrases = sent.Locked,
            UpsamplingOn = sent.Settings.Upsample,
            CreatedById = workspace.Access.UserId!.Value,
            CreatedAt = thread.UpdatedAt,
        };
        db.Add(turn);
        if (!turn.UpsamplingOn)
        {
            db.Add(new PromptRevision { TurnId = turn.Id, Ordinal = 0, Text = wish, Origin = PromptOrigin.Wish, CreatedById = turn.CreatedById, CreatedAt = turn.CreatedAt });
        }

        await db.SaveChangesAsync(ct);
        return turn;
    }

    private async Task<PromptThread> ThreadAsync(StudioDbContext db, Guid? id, string wish, CancellationToken ct)
    {
        var now = time.GetUtcNow().UtcDateTime;
        if (id is null)
        {
            var started = new PromptThread { Title = wishes.Title(wish), CreatedById = workspace.Access.UserId!.Value, CreatedAt = now, UpdatedAt = now };
            db.Add(started);
            return started;
        }

        var thread = await db.Threads.SingleOrDefaultAsync(t => t.Id == id && t.DeletedAt == null, ct)
            ?? throw StudioException.NotFound("This thread is in the trash. Restore it to go on.");
        OwnThread.Require(thread, workspace.Access);
        thread.UpdatedAt = now;
        return thread;
    }
}
