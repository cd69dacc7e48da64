using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Gallery;
using Studio.Data.Generations;
using Studio.Data.Prompts;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Inference.Models;
using Studio.Jobs;
using Studio.Jobs.Events;
using Studio.Web.Create.Composing;
using Studio.Web.Create.Settings;

namespace Studio.Web.Create;

/// <summary>Going on from a picture: more of it, its prompt changed, its prompt in a new thread. Also pressed on the page of a picture. Scoped.</summary>
public sealed class PictureActions(
    IDbContextFactory<StudioDbContext> contexts,
    CurrentWorkspace workspace,
    GenerationQueue generations,
    Drafts drafts,
    ModelCatalog models,
    StudioEvents events,
    TimeProvider time)
{
    /// <summary>The same prompt and settings with new seeds, in the turn the picture came from; in a thread of one's own where that is somebody else's.</summary>
    public async Task<CreatePlace> VaryAsync(Guid imageId, CancellationToken ct)
    {
        workspace.Access.Require(Permission.CreateImages);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var image = await ImageAsync(db, imageId, ct);
        var (turn, revision) = await OwnRevisionAsync(db, image, ct) ?? await StartTurnAsync(db, image, ct);
        var settings = Settings(image) with { Seed = SettingsForm.DrawSeed() };
        await generations.EnqueueAsync(new NewGeneration(turn.Id, revision.Id, settings, GenerationKind.Variation, imageId, Seeds: null), ct);
        return Place(turn);
    }

    /// <summary>A turn that begins with the picture's prompt, opened for editing.</summary>
    public async Task<CreatePlace> EditAsync(Guid imageId, CancellationToken ct)
    {
        workspace.Access.Require(Permission.CreateImages);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var image = await ImageAsync(db, imageId, ct);
        var (turn, _) = await StartTurnAsync(db, image, ct);
        // A thread goes on with the settings it has; a new one begins with the picture's. The seed is for this turn (CreateActions.MakeAsync): later turns must not repeat it unasked.
        var own = turn.ThreadId == image.ThreadId ? (await drafts.ReadAsync(turn.ThreadId, ct)).Settings : null;
        var settings = own ?? Settings(image) with { Seed = SettingsForm.NewSeed, Upsample = await drafts.UpsamplesAsync(ct) };
        await drafts.OpenPromptAsync(turn.ThreadId, turn.Id, image.Prompt, settings, ct);
        return Place(turn);
    }

    /// <summary>The prompt and the settings, seed included, wait in the composer of a new thread.</summary>
    public async Task<CreatePlace> ReuseAsync(Guid imageId, CancellationToken ct)
    {
        workspace.Access.Require(Permission.CreateImages);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var image = await ImageAsync(db, imageId, ct);
        await drafts.FillAsync(threadId: null, image.Prompt, Settings(image), ct);
        return new CreatePlace(ThreadId: null, TurnId: null) { GoesToComposer = true };
    }

    private static async Task<Image> ImageAsync(StudioDbContext db, Guid id, CancellationToken ct) =>
        await db.Images.AsNoTracking().SingleOrDefaultAsync(i => i.Id == id && i.DeletedAt == null, ct)
        ?? throw StudioException.NotFound("This picture is no longer there.");

    private async Task<(Turn Turn, PromptRevision Revision)?> OwnRevisionAsync(StudioDbContext db, Image image, CancellationToken ct)
    {
        var turn = await db.Turns.AsNoTracking().SingleOrDefaultAsync(t => t.Id == image.TurnId, ct);
        if (turn is null || !await db.Threads.AnyAsync(t => t.Id == turn.ThreadId && t.CreatedById == workspace.Access.UserId && t.DeletedAt == null, ct))
        {
            return null;
        }

        var revision = await db.PromptRevisions.AsNoTracking().Where(r => r.TurnId == turn.Id && r.Text == image.Prompt).OrderByDescending(r => r.Ordinal).FirstOrDefaultAsync(ct);
        return revision is null ? null : (turn, revision);
    }

    private async Task<(Turn Turn, PromptRevision Revision)> StartTurnAsync(StudioDbContext db, Image image, CancellationToken ct)
    {
        var me = workspace.Access.UserId!.Value;
        var now = time.GetUtcNow().UtcDateTime;
        var wish = image.Wish.Length > 0 ? image.Wish : image.Prompt[..Math.Min(image.Prompt.Length, Turn.MaxWish)];
        var thread = await db.Threads.SingleOrDefaultAsync(t => t.Id == image.ThreadId && t.CreatedById == me && t.DeletedAt == null, ct);
        if (thread is null)
        {
            thread = new PromptThread { Title = Wishes.TitleOf(wish), CreatedById = me, CreatedAt = now, UpdatedAt = now };
            db.Add(thread);
        }

        thread.UpdatedAt = now;
        var turn = new Turn
        {
            ThreadId = thread.Id,
            Ordinal = await db.Turns.CountAsync(t => t.ThreadId == thread.Id, ct),
            Wish = wish,
            Language = image.Wish.Length > 0 ? image.Provenance.Language : "en",
            UpsamplingOn = false,
            ParentImageId = image.Id,
            CreatedById = me,
            CreatedAt = now,
        };
        var revision = new PromptRevision { TurnId = turn.Id, Ordinal = 0, Text = image.Prompt, Origin = PromptOrigin.Reused, CreatedById = me, CreatedAt = now };
        db.AddRange(turn, revision);
        await db.SaveChangesAsync(ct);
        events.Publish(workspace.Id, new ThreadEvent(thread.Id));
        return (turn, revision);
    }

    // A model that is gone is replaced by the one there is; its limits decide what can be kept.
    private GenerationSettings Settings(Image image)
    {
        var known = image.Provenance.Settings;
        var model = ModelChoice.Of(models.Diffusion.FirstOrDefault(m => m.Id == known?.Model) ?? models.Find(null));
        if (known is null)
        {
            return SettingsForm.Default(model);
        }

        var seed = image.Provenance.Seed ?? known.Seed;
        return known.Model == model.Id ? known with { Seed = seed } : SettingsForm.For(model, known with { Seed = seed });
    }

    private static CreatePlace Place(Turn turn) => new(turn.ThreadId, turn.Id);
}
