using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Generations;
using Studio.Data.Moderation.Strikes;
using Studio.Data.Prompts;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Jobs;
using Studio.Jobs.Events;
using Studio.Jobs.Moderation;
using Studio.Web.Create.Composing;
using Studio.Web.Create.Settings;
using Studio.Web.Create.Threads;

namespace Studio.Web.Create;

/// <summary>What a person does in a thread: wish, have it written, change it, make pictures. Scoped.</summary>
public sealed class CreateActions(
    IDbContextFactory<StudioDbContext> contexts,
    CurrentWorkspace workspace,
    GenerationQueue generations,
    UpsamplingQueue upsamplings,
    Wishes wishes,
    SentTurns turns,
    UnsentTurns unsent,
    CreationPauses pauses,
    StudioEvents events,
    TimeProvider time)
{
    /// <summary>A new turn. With upsampling the language model starts on it; without, the wish is the prompt and the pictures start. Sent again after a failure, it is the same turn.</summary>
    public async Task<CreatePlace> SendAsync(NewTurn sent, CancellationToken ct)
    {
        workspace.Access.Require(Permission.CreateImages);
        var wish = sent.Wish.Trim();
        if (wishes.Refusal(wish) is { } sentence)
        {
            throw new StudioException(sentence);
        }

        // Writing alone would end at the same wall: it is said before anything is sent.
        await pauses.RequireAsync(workspace.Access.UserId!.Value, ct);
        var (turn, isOpen) = await turns.OfAsync(sent, wish, ct);
        if (isOpen)
        {
            await using var db = await contexts.CreateDbContextAsync(ct);
            await unsent.KeepIfAsync(turn.Id, () => StoppedIsSentAsync(() => OnceAsync(
                db, turn.Id, () => turn.UpsamplingOn ? WriteAsync(turn.Id, ct) : EnqueueAsync(db, turn.Id, sent.Settings, notBefore: null, ct, id: turn.Id), ct)));
        }

        Publish(turn.ThreadId);
        return new CreatePlace(turn.ThreadId, turn.Id);
    }

    /// <summary>Another text for the same wish.</summary>
    public async Task WriteAgainAsync(Guid turnId, CancellationToken ct)
    {
        workspace.Access.Require(Permission.CreateImages);
        var turn = await OwnTurnAsync(turnId, ct);
        await upsamplings.EnqueueAsync(turnId, SettingsForm.DrawSeed(), ct);
        Publish(turn.ThreadId);
    }

    /// <summary>Ends the writing. What was written so far becomes the prompt, to be edited or sent.</summary>
    public async Task StopWritingAsync(Guid upsamplingId, CancellationToken ct)
    {
        workspace.Access.Require(Permission.CreateImages);
        await upsamplings.StopAsync(upsamplingId, ct);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var stopped = await db.Upsamplings.AsNoTracking().SingleAsync(u => u.Id == upsamplingId, ct);
        var isKept = await db.PromptRevisions.AnyAsync(r => r.UpsamplingId == upsamplingId, ct);
        if (stopped.Status is UpsamplingStatus.Stopped && stopped.Text.Trim().Length > 0 && !isKept)
        {
            await AddRevisionAsync(stopped.TurnId, stopped.Text.Trim(), PromptOrigin.Upsampled, upsamplingId, ct);
        }
    }

    /// <summary>The prompt is the wish again, word for word.</summary>
    public async Task UndoToWishAsync(Guid turnId, CancellationToken ct)
    {
        workspace.Access.Require(Permission.CreateImages);
        var turn = await OwnTurnAsync(turnId, ct);
        await AddRevisionAsync(turnId, turn.Wish, PromptOrigin.Wish, upsamplingId: null, ct);
    }

    public Task MakeAsync(Guid turnId, string? text, GenerationSettings settings, CancellationToken ct) => MakeAsync(turnId, text, settings, notBefore: null, ct);

    /// <summary>Queues the pictures of a turn. A text that differs from its newest prompt is kept as an edit first.</summary>
    /// <param name="notBefore">When they may start (UTC); null for now.</param>
    public async Task MakeAsync(Guid turnId, string? text, GenerationSettings settings, DateTime? notBefore, CancellationToken ct)
    {
        workspace.Access.Require(Permission.CreateImages);
        await OwnTurnAsync(turnId, ct);
        if (text is not null)
        {
            await KeepEditAsync(turnId, text.Trim(), ct);
        }

        await using var db = await contexts.CreateDbContextAsync(ct);
        await EnqueueAsync(db, turnId, settings, notBefore, ct);
    }

    /// <summary>Keeps what a person wrote as the newest prompt of a turn; nothing is made of it yet.</summary>
    public async Task KeepAsync(Guid turnId, string text, CancellationToken ct)
    {
        workspace.Access.Require(Permission.CreateImages);
        await OwnTurnAsync(turnId, ct);
        await KeepEditAsync(turnId, text.Trim(), ct);
    }

    /// <summary>The wish itself is the prompt.</summary>
    public async Task SendAsItIsAsync(Guid turnId, GenerationSettings settings, CancellationToken ct)
    {
        workspace.Access.Require(Permission.CreateImages);
        var turn = await OwnTurnAsync(turnId, ct);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var newest = await db.PromptRevisions.Where(r => r.TurnId == turnId).OrderByDescending(r => r.Ordinal).Select(r => r.Text).FirstOrDefaultAsync(ct);
        if (newest != turn.Wish)
        {
            await AddRevisionAsync(turnId, turn.Wish, PromptOrigin.Wish, upsamplingId: null, ct);
        }

        await EnqueueAsync(db, turnId, settings, notBefore: null, ct);
    }

    public async Task CancelPictureAsync(Guid pictureId, CancellationToken ct)
    {
        workspace.Access.Require(Permission.CancelOwnWork);
        await generations.CancelPictureAsync(pictureId, ct);
    }

    public async Task CancelGenerationAsync(Guid generationId, CancellationToken ct)
    {
        workspace.Access.Require(Permission.CancelOwnWork);
        await generations.CancelGenerationAsync(generationId, ct);
    }

    public async Task RetryPictureAsync(Guid pictureId, CancellationToken ct)
    {
        workspace.Access.Require(Permission.CreateImages);
        await generations.RetryPictureAsync(pictureId, ct);
    }

    private async Task<Turn> OwnTurnAsync(Guid turnId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var turn = await db.Turns.AsNoTracking().SingleOrDefaultAsync(t => t.Id == turnId, ct)
            ?? throw StudioException.NotFound("This turn is no longer there.");
        var thread = await db.Threads.AsNoTracking().SingleAsync(t => t.Id == turn.ThreadId, ct);
        OwnThread.Require(thread, workspace.Access);
        return turn;
    }

    // Two tabs may find the same turn without work: what they ask for has one id or one place, so that the database lets one of them.
    private static async Task<Guid?> OnceAsync(StudioDbContext db, Guid turnId, Func<Task<Guid?>> ask, CancellationToken ct)
    {
        try
        {
            return await ask();
        }
        catch (DbUpdateException)
        {
            if (await UnsentTurns.HasWorkAsync(db, turnId, ct))
            {
                return null;
            }

            throw;
        }
    }

    // A rule of the workspace stops it: the turn stands there and says which, with what can be done.
    private static async Task<Guid?> StoppedIsSentAsync(Func<Task<Guid?>> send)
    {
        try
        {
            return await send();
        }
        catch (PolicyRefusal)
        {
            return null;
        }
    }

    // Without a language model the turn stands there all the same and says so itself, with the ways on.
    private async Task<Guid?> WriteAsync(Guid turnId, CancellationToken ct)
    {
        try
        {
            return await upsamplings.EnqueueAsync(turnId, seed: null, ct);
        }
        catch (StudioException refusal) when (refusal.Kind is RefusalKind.Unavailable)
        {
            return null;
        }
    }

    private async Task KeepEditAsync(Guid turnId, string text, CancellationToken ct)
    {
        if (text.Length is 0 or > PromptRevision.MaxText)
        {
            throw new StudioException(text.Length == 0 ? "A prompt needs at least one word." : $"A prompt holds at most {PromptRevision.MaxText:N0} characters; this one has {text.Length:N0}.");
        }

        await using var db = await contexts.CreateDbContextAsync(ct);
        var newest = await db.PromptRevisions.Where(r => r.TurnId == turnId).OrderByDescending(r => r.Ordinal).Select(r => r.Text).FirstOrDefaultAsync(ct);
        if (newest != text)
        {
            await AddRevisionAsync(turnId, text, PromptOrigin.Edited, upsamplingId: null, ct);
        }
    }

    private async Task AddRevisionAsync(Guid turnId, string text, PromptOrigin origin, Guid? upsamplingId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var ordinal = await db.PromptRevisions.CountAsync(r => r.TurnId == turnId, ct);
        db.Add(Revision(turnId, ordinal, text, origin, upsamplingId));
        await db.SaveChangesAsync(ct);
        var threadId = await db.Turns.Where(t => t.Id == turnId).Select(t => t.ThreadId).SingleAsync(ct);
        Publish(threadId);
    }

    private PromptRevision Revision(Guid turnId, int ordinal, string text, PromptOrigin origin, Guid? upsamplingId = null) => new()
    {
        TurnId = turnId,
        Ordinal = ordinal,
        Text = text,
        Origin = origin,
        UpsamplingId = upsamplingId,
        CreatedById = workspace.Access.UserId!.Value,
        CreatedAt = time.GetUtcNow().UtcDateTime,
    };

    private async Task<Guid?> EnqueueAsync(StudioDbContext db, Guid turnId, GenerationSettings settings, DateTime? notBefore, CancellationToken ct, Guid? id = null)
    {
        var revision = await db.PromptRevisions.AsNoTracking().Where(r => r.TurnId == turnId).OrderByDescending(r => r.Ordinal).FirstOrDefaultAsync(ct)
            ?? throw new StudioException("There is no prompt yet. Write one, or send the wish as it is.");
        var turn = await db.Turns.AsNoTracking().SingleAsync(t => t.Id == turnId, ct);
        var kind = turn.ParentImageId is null ? GenerationKind.Create : GenerationKind.Edit;
        var seeded = settings with { Seed = settings.Seed >= 0 ? settings.Seed : await ParentSeedAsync(db, turn, ct) ?? settings.Seed };
        return await generations.EnqueueAsync(new NewGeneration(turnId, revision.Id, SettingsForm.WithSeed(seeded), kind, turn.ParentImageId, Seeds: null) { NotBefore = notBefore, Id = id }, ct);
    }

    // The first pictures of an edited prompt show what the edit did: same noise, other words. More of them are new ones.
    private static async Task<long?> ParentSeedAsync(StudioDbContext db, Turn turn, CancellationToken ct) =>
        turn.ParentImageId is { } parent && !await db.Generations.AnyAsync(g => g.TurnId == turn.Id, ct)
            ? (await db.Images.AsNoTracking().FirstOrDefaultAsync(i => i.Id == parent, ct))?.Provenance.Seed
            : null;

    private void Publish(Guid threadId) => events.Publish(workspace.Id, new ThreadEvent(threadId));
}
