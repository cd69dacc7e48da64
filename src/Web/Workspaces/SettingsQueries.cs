using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Gallery;
using Studio.Data.Generations;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;

namespace Studio.Web.Workspaces;

/// <summary>The current workspace itself, for its owners.</summary>
internal sealed class SettingsQueries(IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace current)
{
    public async Task<SettingsView> ReadAsync(CancellationToken cancellationToken)
    {
        current.Access.Require(Permission.EndWorkspace);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var own = await context.Workspaces.AsNoTracking().SingleAsync(w => w.Id == current.Id, cancellationToken);
        var old = await context.WorkspaceSlugs.Where(s => s.WorkspaceId == current.Id).OrderByDescending(s => s.RetiredAt).Select(s => s.Slug).ToListAsync(cancellationToken);
        var stored = await context.Images.AlsoHidden().GroupBy(_ => 1).Select(all => new { Count = all.Count(), Bytes = all.Sum(image => image.ByteCount) }).FirstOrDefaultAsync(cancellationToken);
        return new SettingsView(
            own.Version, own.Name, own.Slug, own.TimeZone, own.CreatedAt, own.ArchivedAt, own.DeleteAfter, old,
            await context.Memberships.CountAsync(cancellationToken),
            stored?.Count ?? 0,
            await context.Threads.CountAsync(thread => thread.DeletedAt == null, cancellationToken),
            stored?.Bytes ?? 0,
            await context.Pictures.CountAsync(picture => picture.Status == PictureStatus.Queued || picture.Status == PictureStatus.Running, cancellationToken));
    }
}
