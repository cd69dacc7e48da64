using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Gallery;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Web.Shell.Visits;

namespace Studio.Web.Gallery;

/// <summary>What the gallery reads.</summary>
public sealed class GalleryQueries(IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace, TimeProvider time)
{
    private WorkspaceAccess Access => workspace.Access;

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    public async Task<GallerySlice> SliceAsync(GalleryFilter filter, GalleryCursor? after, int take, WorkspaceDays days, CancellationToken cancellationToken)
    {
        Access.Require(Permission.ViewGallery);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var matching = db.Matching(filter, Access, Now).AsNoTracking();
        var pictures = await Tiles(db, matching.After(after).Take(take + 1)).ToListAsync(cancellationToken);
        var hasMore = pictures.Count > take;
        if (hasMore)
        {
            pictures.RemoveAt(take);
        }

        return new GallerySlice(pictures, await DayCountsAsync(matching, pictures, days, cancellationToken), hasMore);
    }

    /// <summary>The picture as a tile, or null where the filter leaves it out.</summary>
    public async Task<GalleryPicture?> FindAsync(GalleryFilter filter, Guid id, CancellationToken cancellationToken)
    {
        Access.Require(Permission.ViewGallery);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var matching = db.Matching(filter, Access, Now).AsNoTracking().Where(image => image.Id == id);
        return await Tiles(db, matching).SingleOrDefaultAsync(cancellationToken);
    }

    public async Task<int> CountAsync(GalleryFilter filter, CancellationToken cancellationToken)
    {
        Access.Require(Permission.ViewGallery);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Matching(filter, Access, Now).CountAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<string>> ModelsAsync(CancellationToken cancellationToken)
    {
        Access.Require(Permission.ViewGallery);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Images.Where(image => image.DeletedAt == null && image.ModelName != null).Select(image => image.ModelName!).Distinct().OrderBy(name => name).ToListAsync(cancellationToken);
    }

    public async Task<WorkspaceDays> DaysAsync(CancellationToken cancellationToken)
    {
        Access.Require(Permission.ViewGallery);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return new WorkspaceDays(await db.PersonZoneAsync(workspace, cancellationToken));
    }

    private IQueryable<GalleryPicture> Tiles(StudioDbContext db, IQueryable<Image> images)
    {
        var me = Access.UserId;
        return images.Select(image => new GalleryPicture
        {
            Id = image.Id,
            Width = image.Width,
            Height = image.Height,
            Title = image.Wish != "" ? image.Wish : image.Prompt != "" ? image.Prompt : "Picture without a prompt",
            Language = image.Wish != "" ? image.Language : null,
            Author = db.Users.Where(user => user.Id == image.CreatedById).Select(user => user.DisplayName).FirstOrDefault() ?? "",
            ModelName = image.ModelName,
            IsMine = image.CreatedById == me,
            IsFavourite = db.Favourites.Any(favourite => favourite.ImageId == image.Id && favourite.UserId == me),
            CreatedAt = image.CreatedAt,
            DeletedAt = image.DeletedAt,
        });
    }

    /// <summary>Only of the days this slice touches: a gallery of years is never counted to show its first rows.</summary>
    private static async Task<IReadOnlyDictionary<DateOnly, int>> DayCountsAsync(IQueryable<Image> matching, List<GalleryPicture> pictures, WorkspaceDays days, CancellationToken cancellationToken)
    {
        if (pictures.Count == 0)
        {
            return new Dictionary<DateOnly, int>();
        }

        var from = days.StartOf(days.Of(pictures[^1].CreatedAt));
        var until = days.StartOf(days.Of(pictures[0].CreatedAt).AddDays(1));
        var moments = await matching.Where(image => image.CreatedAt >= from && image.CreatedAt < until).Select(image => image.CreatedAt).ToListAsync(cancellationToken);
        return moments.CountBy(days.Of).ToDictionary();
    }
}
