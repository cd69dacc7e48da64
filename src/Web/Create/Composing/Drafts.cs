using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Databases;
using Studio.Data.Generations;
using Studio.Data.Prompts;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;

namespace Studio.Web.Create.Composing;

/// <summary>What a person has typed and not sent, per thread: survives a reload and is there on another device. Scoped.</summary>
public sealed class Drafts(IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace, TimeProvider time)
{
    private Guid Me => workspace.Access.UserId!.Value;

    /// <summary>A thread without settings of its own begins with those of the last new thread.</summary>
    public async Task<Draft> ReadAsync(Guid? threadId, CancellationToken ct)
    {
        workspace.Access.Require(Permission.CreateImages);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var found = await db.Drafts.AsNoTracking().Where(d => d.UserId == Me && (d.ThreadId == threadId || d.ThreadId == null)).ToListAsync(ct);
        var draft = found.FirstOrDefault(d => d.ThreadId == threadId) ?? New(threadId);
        draft.Settings ??= found.FirstOrDefault(d => d.ThreadId is null) is { Settings: { } last } other ? last with { Upsample = other.UpsampleBefore ?? last.Upsample } : null;
        return draft;
    }

    /// <summary>Whether the person wants wishes written out; a prompt that waits in the composer as it is does not count.</summary>
    public async Task<bool> UpsamplesAsync(CancellationToken ct) => (await ReadAsync(threadId: null, ct)) is { Settings: { } settings } draft ? draft.UpsampleBefore ?? settings.Upsample : true;

    public async Task SaveWishAsync(Guid? threadId, string wish, CancellationToken ct)
    {
        workspace.Access.Require(Permission.CreateImages);
        await ChangeAsync(threadId, draft => (draft.Wish, _) = (wish, TurnOf(draft)), ct);
    }

    public async Task SaveLockedAsync(Guid? threadId, IReadOnlyList<LockedPhrase> locked, CancellationToken ct)
    {
        workspace.Access.Require(Permission.CreateImages);
        await ChangeAsync(threadId, draft => draft.LockedPhrases = locked, ct);
    }

    /// <summary>Settings are the person's, not the thread's alone: the next new thread begins with them.</summary>
    public async Task SaveSettingsAsync(Guid? threadId, GenerationSettings settings, bool? upsampleBefore, CancellationToken ct)
    {
        workspace.Access.Require(Permission.CreateImages);
        await ChangeAsync(threadId, draft => (draft.Settings, draft.UpsampleBefore) = (settings, upsampleBefore), ct);
        if (threadId is not null)
        {
            var next = settings with { Seed = Create.Settings.SettingsForm.NewSeed, Upsample = upsampleBefore ?? settings.Upsample };
            await ChangeAsync(
                threadId: null,
                draft => (draft.Settings, draft.UpsampleBefore) = draft.UpsampleBefore is null ? (next, (bool?)null) : (next with { Upsample = false }, next.Upsample),
                ct);
        }
    }

    public async Task SavePromptAsync(Guid threadId, Guid? turnId, string? text, CancellationToken ct)
    {
        workspace.Access.Require(Permission.CreateImages);
        await ChangeAsync(threadId, draft => (draft.PromptTurnId, draft.PromptText) = (turnId, text), ct);
    }

    public async Task OpenPromptAsync(Guid threadId, Guid turnId, string text, GenerationSettings settings, CancellationToken ct)
    {
        workspace.Access.Require(Permission.CreateImages);
        await ChangeAsync(threadId, draft => (draft.PromptTurnId, draft.PromptText, draft.Settings) = (turnId, text, settings), ct);
    }

    /// <summary>A finished prompt waits in the composer. It goes as it is: upsampling is off for this text, and afterwards what it was.</summary>
    public async Task FillAsync(Guid? threadId, string prompt, GenerationSettings settings, CancellationToken ct)
    {
        workspace.Access.Require(Permission.CreateImages);
        await ChangeAsync(
            threadId,
            draft =>
            {
                draft.UpsampleBefore ??= draft.Settings?.Upsample ?? true;
                (draft.Wish, draft.LockedPhrases, draft.Settings) = (prompt, [], settings with { Upsample = false });
            },
            ct);
    }

    /// <summary>Keeps the words as they are about to be sent, and says which turn they become.</summary>
    public async Task<Guid> SendingAsync(Guid? threadId, string wish, CancellationToken ct)
    {
        workspace.Access.Require(Permission.CreateImages);
        var turn = Guid.Empty;
        await ChangeAsync(threadId, draft => (draft.Wish, turn) = (wish, TurnOf(draft)), ct);
        return turn;
    }

    /// <summary>The wish was sent: its text goes, the settings stay, also in the thread that it started.</summary>
    /// <param name="settings">As the next wish begins with them.</param>
    public async Task SentAsync(Guid? threadId, Guid sentTo, GenerationSettings settings, CancellationToken ct)
    {
        workspace.Access.Require(Permission.CreateImages);
        if (threadId != sentTo)
        {
            await ChangeAsync(sentTo, draft => (draft.Settings, draft.UpsampleBefore) = (settings, null), ct);
        }

        // All of it at once, and last: until this is stored, pressing again makes the same turn.
        var next = threadId is null ? settings with { Seed = Create.Settings.SettingsForm.NewSeed } : settings;
        await ChangeAsync(
            threadId,
            draft => (draft.Wish, draft.LockedPhrases, draft.TurnId, draft.Settings, draft.UpsampleBefore) = ("", [], null, next, null),
            ct);
    }

    // Kept from the first letter on: two tabs with the same draft send the same turn.
    private static Guid TurnOf(Draft draft) => draft.TurnId ??= Guid.CreateVersion7();

    private async Task ChangeAsync(Guid? threadId, Action<Draft> change, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await FindAsync(db, threadId, ct) is { } known)
        {
            await SaveAsync(db, known, change, ct);
            return;
        }

        var draft = New(threadId);
        db.Add(draft);
        try
        {
            await SaveAsync(db, draft, change, ct);
        }
        catch (DbUpdateException refused) when (db.Entry(draft).State is EntityState.Added && DatabaseTrouble.RefusalOf(refused) is null)
        {
            db.ChangeTracker.Clear();
            if (await FindAsync(db, threadId, ct) is { } others)
            {
                // A second tab made the row in the same moment: write into that one.
                await SaveAsync(db, others, change, ct);
                return;
            }

            if (threadId is null || await db.Threads.AnyAsync(t => t.Id == threadId, ct))
            {
                throw;
            }

            throw StudioException.NotFound("This thread is no longer there. Begin a new one; copy what you wrote if you still need it.");
        }
    }

    private Task<Draft?> FindAsync(StudioDbContext db, Guid? threadId, CancellationToken ct) => db.Drafts.SingleOrDefaultAsync(d => d.UserId == Me && d.ThreadId == threadId, ct);

    private Task SaveAsync(StudioDbContext db, Draft draft, Action<Draft> change, CancellationToken ct)
    {
        change(draft);
        draft.UpdatedAt = time.GetUtcNow().UtcDateTime;
        return db.SaveChangesAsync(ct);
    }

    private Draft New(Guid? threadId) => new() { UserId = Me, ThreadId = threadId, UpdatedAt = time.GetUtcNow().UtcDateTime };
}
