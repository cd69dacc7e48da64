using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data;
using Studio.Data.Gallery;
using Studio.Data.Generations;
using Studio.Data.Prompts;
using Studio.Data.Tenancy;
using Studio.Inference.Models;
using Studio.Jobs.Claims;
using Studio.Jobs.Edits;

namespace Studio.Jobs.Handlers;

/// <summary>Reads what a claimed picture is to be. Throws InferenceException or StudioException with a sentence when it can no longer be made. Singleton.</summary>
internal sealed class PictureWishes(WorkspaceScope workspaces, ModelCatalog models)
{
    public Task<PictureWish> ReadAsync(ClaimedPicture claim, CancellationToken ct)
    {
        return workspaces.RunAsync(claim.WorkspaceId, (services, token) => ReadAsync(services, claim, token), ct);
    }

    private async Task<PictureWish> ReadAsync(IServiceProvider services, ClaimedPicture claim, CancellationToken ct)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<StudioDbContext>>().CreateDbContextAsync(ct);
        var picture = await db.Pictures.AsNoTracking().SingleAsync(p => p.Id == claim.PictureId, ct);
        var generation = await db.Generations.AsNoTracking().SingleAsync(g => g.Id == claim.GenerationId, ct);
        var turn = await db.Turns.AsNoTracking().SingleAsync(t => t.Id == generation.TurnId, ct);
        var revision = await db.PromptRevisions.AsNoTracking().SingleAsync(r => r.Id == generation.PromptRevisionId, ct);
        var written = await WrittenAsync(db, revision, ct);
        return new PictureWish(
            generation,
            picture.Seed,
            PictureSeeds.Variation(generation.Settings, picture.Ordinal),
            turn.Wish,
            turn.Language,
            written?.Text,
            written is null ? null : new UpsamplerProvenance(written.Model, written.ModelHash, written.ProfileVersion, written.Seed) { Host = written.Host },
            revision.Text,
            Model(generation),
            await ParentAsync(db, generation, ct),
            await RecordedAsync(db, generation, ct),
            generation.Settings.Edit is { } edit ? await services.GetRequiredService<EditSources>().ReadAsync(edit, ct) : null);
    }

    /// <summary>The upsampling that the prompt came of, also when the person edited the prompt since.</summary>
    private static async Task<Upsampling?> WrittenAsync(StudioDbContext db, PromptRevision sent, CancellationToken ct)
    {
        var id = sent.UpsamplingId ?? await db.PromptRevisions
            .Where(r => r.TurnId == sent.TurnId && r.Ordinal < sent.Ordinal && r.UpsamplingId != null)
            .OrderByDescending(r => r.Ordinal)
            .Select(r => r.UpsamplingId)
            .FirstOrDefaultAsync(ct);
        return id is null || sent.Origin is PromptOrigin.Wish or PromptOrigin.Imported
            ? null
            : await db.Upsamplings.AsNoTracking().SingleOrDefaultAsync(u => u.Id == id, ct);
    }

    private static async Task<ParentProvenance?> ParentAsync(StudioDbContext db, Generation generation, CancellationToken ct)
    {
        if (generation.ParentImageId is not { } parent || LinkKind(generation.Kind) is not { } kind)
        {
            return null;
        }

        // Also of one that was hidden since: what came of it is found by this link.
        var hash = await db.Images.AlsoHidden().Where(i => i.Id == parent).Select(i => i.PixelHash).SingleOrDefaultAsync(ct);
        return hash is null ? null : new ParentProvenance(hash, kind);
    }

    private static async Task<FingerprintProvenance?> RecordedAsync(StudioDbContext db, Generation generation, CancellationToken ct)
    {
        if (generation.Kind != GenerationKind.Replay)
        {
            return null;
        }

        var source = await db.Images.Where(i => i.Id == generation.ParentImageId).Select(i => i.Provenance).SingleOrDefaultAsync(ct);
        return source?.Fingerprint;
    }

    private static ImageLinkKind? LinkKind(GenerationKind kind) => kind switch
    {
        GenerationKind.Variation => ImageLinkKind.Variation,
        GenerationKind.Edit => ImageLinkKind.Edit,
        GenerationKind.Replay => ImageLinkKind.Replay,
        GenerationKind.Inpaint => ImageLinkKind.Inpaint,
        GenerationKind.Redraw => ImageLinkKind.Redraw,
        GenerationKind.Upscale => ImageLinkKind.Upscale,
        GenerationKind.SubtleVariation => ImageLinkKind.SubtleVariation,
        _ => null,
    };

    private DiffusionModel Model(Generation generation)
    {
        var model = models.Find(generation.Settings.Model);
        return model.Hash == generation.ModelHash
            ? model
            : throw StudioException.Conflict($"The files of {model.Name} changed after this was queued. Send the prompt again to use the model as it is now.");
    }
}
