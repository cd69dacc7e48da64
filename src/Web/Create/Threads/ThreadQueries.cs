using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Generations;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;

namespace Studio.Web.Create.Threads;

/// <summary>The person's own threads, newest first. Scoped.</summary>
public sealed class ThreadQueries(IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace)
{
    /// <summary>As many as anybody scrolls through; older ones are found by searching.</summary>
    private const int Most = 200;

    /// <param name="search">Looked for in names, wishes and prompts; empty = all.</param>
    public async Task<ThreadRows> ListAsync(string search, CancellationToken ct)
    {
        workspace.Access.Require(Permission.ViewGallery);
        var me = workspace.Access.UserId;
        await using var db = await contexts.CreateDbContextAsync(ct);
        var own = db.Threads.AsNoTracking().Where(t => t.CreatedById == me && t.DeletedAt == null);
        var found = own;
        if (search.Length > 0)
        {
            var wanted = search.ToLowerInvariant();
#pragma warning disable MA0011 // Runs as lower() in the database, where no culture exists.
            found = own.Where(t =>
                t.Title.ToLower().Contains(wanted)
                || t.Turns.Any(turn => turn.Wish.ToLower().Contains(wanted) || turn.Revisions.Any(r => r.Text.ToLower().Contains(wanted))));
#pragma warning restore MA0011
        }

        var rows = await found
            .OrderByDescending(t => t.UpdatedAt).ThenByDescending(t => t.Id)
            .Take(Most)
            .Select(t => new ThreadRow(
                t.Id,
                t.Title,
                t.Turns.OrderBy(turn => turn.Ordinal).Select(turn => turn.Language).FirstOrDefault() ?? "und",
                db.Generations.Where(g => g.ThreadId == t.Id).SelectMany(g => g.Pictures).Count(p => p.Status == PictureStatus.Succeeded),
                db.Generations.Where(g => g.ThreadId == t.Id).SelectMany(g => g.Pictures).Count(p => p.Status == PictureStatus.Queued || p.Status == PictureStatus.Running),
                t.UpdatedAt,
                db.Images.Where(i => i.ThreadId == t.Id && i.DeletedAt == null).OrderByDescending(i => i.CreatedAt).ThenByDescending(i => i.Id).Select(i => (Guid?)i.Id).FirstOrDefault(),
                db.Drafts.Any(d => d.ThreadId == t.Id && d.UserId == me && d.Wish != "")))
            .ToListAsync(ct);
        return new ThreadRows(rows, await own.CountAsync(ct), await DeletedAsync(db, ct));
    }

    // What the trash lets go of is deleted for good soon after, so the list is short.
    private async Task<IReadOnlyList<DeletedThread>> DeletedAsync(StudioDbContext db, CancellationToken ct)
    {
        var me = workspace.Access.UserId;
        return await db.Threads.AsNoTracking()
            .Where(t => t.CreatedById == me && t.DeletedAt != null)
            .OrderByDescending(t => t.DeletedAt).ThenByDescending(t => t.Id)
            .Take(Most)
            .Select(t => new DeletedThread(t.Id, t.Title, t.Turns.OrderBy(turn => turn.Ordinal).Select(turn => turn.Language).FirstOrDefault() ?? "und", t.DeletedAt!.Value))
            .ToListAsync(ct);
    }
}
