using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Generations;
using Studio.Data.Prompts;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Jobs;
using Studio.Jobs.Events;
using Studio.Web.Create;
using Studio.Web.Create.Composing;
using Studio.Web.Create.Settings;

namespace Studio.Web.Edit;

/// <summary>What a person does to a picture on its edit page: say what should change, and have it made. Scoped.</summary>
public sealed class EditActions(
    IDbContextFactory<StudioDbContext> contexts,
    CurrentWorkspace workspace,
    PictureTurns turns,
    UnsentTurns unsent,
    GenerationQueue generations,
    UpsamplingQueue upsamplings,
    Wishes wishes,
    StudioEvents events,
    TimeProvider time)
{
    /// <summary>A new turn that starts from the picture. With upsampling the language model rewrites the picture's prompt; without, the wish is the prompt.</summary>
    public async Task<CreatePlace> SayAsync(Guid imageId, string wish, GenerationSettings settings, CancellationToken ct)
    {
        workspace.Access.Require(Permission.CreateImages);
        var said = wish.Trim();
        if (wishes.Refusal(said) is { } sentence)
        {
            throw new StudioException(sentence);
        }

        await using var db = await contexts.CreateDbContextAsync(ct);
        var image = await PictureTurns.ImageAsync(db, imageId, ct);
        var (turn, _) = await turns.StartAsync(db, image, wishes.Read(said, settings), ct);
        if (turn.UpsamplingOn)
        {
            await unsent.KeepIfAsync(turn.Id, () => WriteAsync(turn.Id, ct));
        }
        else if (!await db.PromptRevisions.AnyAsync(r => r.TurnId == turn.Id && r.Ordinal == 1, ct))
        {
            db.Add(new PromptRevision { TurnId = turn.Id, Ordinal = 1, Text = said, Origin = PromptOrigin.Wish, CreatedById = turn.CreatedById, CreatedAt = time.GetUtcNow().UtcDateTime });
            await db.SaveChangesAsync(ct);
        }

        events.Publish(workspace.Id, new ThreadEvent(turn.ThreadId));
        return new CreatePlace(turn.ThreadId, turn.Id);
    }

    /// <summary>Queues the pictures: of the newest prompt of a turn about this picture, or of the picture's own prompt.</summary>
    /// <param name="imageId">The picture that is edited.</param>
    /// <param name="turnId">Null = no wish: the picture's own words.</param>
    /// <param name="settings">With everything the edit is made of.</param>
    /// <param name="kind">Inpaint, Redraw or Upscale.</param>
    /// <param name="ct">The caller's.</param>
    public async Task<Guid> MakeAsync(Guid imageId, Guid? turnId, GenerationSettings settings, GenerationKind kind, CancellationToken ct)
    {
        workspace.Access.Require(Permission.CreateImages);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var image = await PictureTurns.ImageAsync(db, imageId, ct);
        var own = turnId is { } said ? await NewestAsync(db, imageId, said, ct) : await turns.OwnAsync(db, image, ct);
        var (turn, revision) = own ?? await turns.StartAsync(db, image, wish: null, ct);
        Task<Guid> EnqueueAsync() => generations.EnqueueAsync(new NewGeneration(turn.Id, revision.Id, SettingsForm.WithSeed(settings), kind, imageId, Seeds: null), ct);
        return own is null ? await unsent.KeepIfAsync(turn.Id, EnqueueAsync) : await EnqueueAsync();
    }

    private async Task<(Turn Turn, PromptRevision Revision)> NewestAsync(StudioDbContext db, Guid imageId, Guid turnId, CancellationToken ct)
    {
        var turn = await db.Turns.AsNoTracking().SingleOrDefaultAsync(t => t.Id == turnId && t.ParentImageId == imageId && t.CreatedById == workspace.Access.UserId, ct)
            ?? throw StudioException.NotFound("This wish is no longer there. Say once more what should change.");
        var revision = await db.PromptRevisions.AsNoTracking().Where(r => r.TurnId == turnId).OrderByDescending(r => r.Ordinal).FirstAsync(ct);
        return (turn, revision);
    }

    // Without a language model the wish stands there all the same, with the ways on.
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
}
