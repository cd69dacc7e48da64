using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Generations;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;

namespace Studio.Web.Edit;

/// <summary>What a person has chosen for an edit and not asked for yet, for each picture and each thing that is done to it: survives a reload and is there on another device. Scoped.</summary>
public sealed class EditDrafts(IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace, TimeProvider time)
{
    private Guid Me => workspace.Access.UserId!.Value;

    /// <summary>Null where nothing was chosen yet.</summary>
    public async Task<GenerationSettings?> ReadAsync(Guid imageId, GenerationKind kind, CancellationToken ct)
    {
        workspace.Access.Require(Permission.ViewGallery);
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.EditDrafts.AsNoTracking().Where(Mine(imageId, kind)).Select(d => d.Settings).SingleOrDefaultAsync(ct);
    }

    public async Task SaveAsync(Guid imageId, GenerationKind kind, GenerationSettings settings, CancellationToken ct)
    {
        workspace.Access.Require(Permission.CreateImages);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var draft = await db.EditDrafts.SingleOrDefaultAsync(Mine(imageId, kind), ct);
        var now = time.GetUtcNow().UtcDateTime;
        if (draft is null)
        {
            draft = new EditDraft { UserId = Me, ImageId = imageId, Kind = kind, Settings = settings, UpdatedAt = now };
            db.Add(draft);
        }

        (draft.Settings, draft.UpdatedAt) = (settings, now);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException) when (db.Entry(draft).State is EntityState.Added)
        {
            // A second tab made the row in the same moment: write into that one. A picture that was purged meanwhile needs none.
            await db.EditDrafts.Where(Mine(imageId, kind))
                .ExecuteUpdateAsync(set => set.SetProperty(d => d.Settings, settings).SetProperty(d => d.UpdatedAt, now), ct);
        }
    }

    private System.Linq.Expressions.Expression<Func<EditDraft, bool>> Mine(Guid imageId, GenerationKind kind)
    {
        var me = Me;
        return draft => draft.UserId == me && draft.ImageId == imageId && draft.Kind == kind;
    }
}
