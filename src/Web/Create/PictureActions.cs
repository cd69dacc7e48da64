using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Gallery;
using Studio.Data.Generations;
using Studio.Data.Prompts;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Inference.Models;
using Studio.Jobs;
using Studio.Web.Create.Composing;
using Studio.Web.Create.Settings;

namespace Studio.Web.Create;

/// <summary>Going on from a picture: more of it, its prompt changed, its prompt in a new thread. Also pressed on the page of a picture. Scoped.</summary>
public sealed class PictureActions(
    IDbContextFactory<StudioDbContext> contexts,
    CurrentWorkspace workspace,
    GenerationQueue generations,
    Drafts drafts,
    PictureTurns turns,
    UnsentTurns unsent,
    ModelCatalog models)
{
    /// <summary>The same prompt and settings with new seeds, in the turn the picture came from; in a thread of one's own where that is somebody else's.</summary>
    public async Task<CreatePlace> VaryAsync(Guid imageId, CancellationToken ct)
    {
        workspace.Access.Require(Permission.CreateImages);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var image = await PictureTurns.ImageAsync(db, imageId, ct);
        var settings = Settings(image) with { Seed = SettingsForm.DrawSeed(), Variation = null };
        return await MakeAsync(db, image, settings, GenerationKind.Variation, ct);
    }

    /// <summary>Pictures alike to this one: its seed, on the way to others.</summary>
    /// <param name="imageId">The picture.</param>
    /// <param name="amount">Above 0, up to 1.</param>
    /// <param name="ct">The caller's.</param>
    public async Task<CreatePlace> VarySubtlyAsync(Guid imageId, double amount, CancellationToken ct)
    {
        workspace.Access.Require(Permission.CreateImages);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var image = await PictureTurns.ImageAsync(db, imageId, ct);
        var settings = SettingsForm.WithSeed(Settings(image)) with { Variation = new VariationSettings(SettingsForm.DrawSeed(), amount) };
        return await MakeAsync(db, image, settings, GenerationKind.SubtleVariation, ct);
    }

    /// <summary>A turn that begins with the picture's prompt, opened for editing.</summary>
    public async Task<CreatePlace> EditAsync(Guid imageId, CancellationToken ct)
    {
        workspace.Access.Require(Permission.CreateImages);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var image = await PictureTurns.ImageAsync(db, imageId, ct);
        var (turn, _) = await turns.StartAsync(db, image, wish: null, ct);
        // A thread goes on with the settings it has; a new one begins with the picture's. The seed is for this turn (CreateActions.MakeAsync): later turns must not repeat it unasked.
        var own = turn.ThreadId == image.ThreadId ? (await drafts.ReadAsync(turn.ThreadId, ct)).Settings : null;
        var settings = own ?? Settings(image).WordsOnly() with { Seed = SettingsForm.NewSeed, Upsample = await drafts.UpsamplesAsync(ct) };
        await drafts.OpenPromptAsync(turn.ThreadId, turn.Id, image.Prompt, settings, ct);
        return Place(turn);
    }

    /// <summary>The prompt and the settings, seed included, wait in the composer of a new thread.</summary>
    public async Task<CreatePlace> ReuseAsync(Guid imageId, CancellationToken ct)
    {
        workspace.Access.Require(Permission.CreateImages);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var image = await PictureTurns.ImageAsync(db, imageId, ct);
        await drafts.FillAsync(threadId: null, image.Prompt, Settings(image).WordsOnly(), ct);
        return new CreatePlace(ThreadId: null, TurnId: null) { GoesToComposer = true };
    }

    private async Task<CreatePlace> MakeAsync(StudioDbContext db, Image image, GenerationSettings settings, GenerationKind kind, CancellationToken ct)
    {
        var own = await turns.OwnAsync(db, image, ct);
        var (turn, revision) = own ?? await turns.StartAsync(db, image, wish: null, ct);
        Task<Guid> EnqueueAsync() => generations.EnqueueAsync(new NewGeneration(turn.Id, revision.Id, settings, kind, image.Id, Seeds: null), ct);
        return Place(turn) with { GenerationId = own is null ? await unsent.KeepIfAsync(turn.Id, EnqueueAsync) : await EnqueueAsync() };
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
