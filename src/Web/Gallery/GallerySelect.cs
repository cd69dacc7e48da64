using Studio.Data;
using Studio.Data.Gallery;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;

namespace Studio.Web.Gallery;

/// <summary>The filter as a query; the workspace's own filter is already on the set.</summary>
internal static class GallerySelect
{
    public static IQueryable<Image> Matching(this StudioDbContext db, GalleryFilter filter, WorkspaceAccess access, DateTime now)
    {
        var me = access.UserId;
        var images = filter.Trash ? InTrash(db, access) : db.Images.Where(image => image.DeletedAt == null);
        foreach (var word in ImageSearch.Normalise(filter.Search).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            images = images.Where(image => image.SearchText.Contains(word));
        }

        if (filter.Mine)
        {
            images = images.Where(image => image.CreatedById == me);
        }

        if (filter.Favourites)
        {
            images = images.Where(image => db.Favourites.Any(favourite => favourite.ImageId == image.Id && favourite.UserId == me));
        }

        if (filter.Model is { } model)
        {
            images = images.Where(image => image.ModelName == model);
        }

        if (filter.Origin is { } origin)
        {
            images = images.Where(image => image.Origin == origin);
        }

        if (filter.Days is { } days)
        {
            var since = now.AddDays(-days);
            images = images.Where(image => image.CreatedAt >= since);
        }

        if (filter.Collection is { } collection)
        {
            images = images.Where(image => db.CollectionImages.Any(member => member.ImageId == image.Id && member.CollectionId == collection));
        }

        return filter.Shape switch
        {
            PictureShape.Square => images.Where(image => image.Width == image.Height),
            PictureShape.Wide => images.Where(image => image.Width > image.Height),
            PictureShape.Tall => images.Where(image => image.Width < image.Height),
            _ => images,
        };
    }

    /// <summary>Newest first; the id settles pictures of one moment, so that the order is total.</summary>
    public static IQueryable<Image> After(this IQueryable<Image> images, GalleryCursor? cursor)
    {
        if (cursor is null)
        {
            return images.OrderByDescending(image => image.CreatedAt).ThenByDescending(image => image.Id);
        }

        return images
            .Where(image => image.CreatedAt < cursor.CreatedAt || (image.CreatedAt == cursor.CreatedAt && image.Id.CompareTo(cursor.Id) < 0))
            .OrderByDescending(image => image.CreatedAt)
            .ThenByDescending(image => image.Id);
    }

    /// <summary>The nearest newer pictures first.</summary>
    public static IQueryable<Image> Before(this IQueryable<Image> images, GalleryCursor cursor)
    {
        return images
            .Where(image => image.CreatedAt > cursor.CreatedAt || (image.CreatedAt == cursor.CreatedAt && image.Id.CompareTo(cursor.Id) > 0))
            .OrderBy(image => image.CreatedAt)
            .ThenBy(image => image.Id);
    }

    /// <summary>The trash shows what one may restore: one's own pictures, or everybody's to who may delete anybody's.</summary>
    private static IQueryable<Image> InTrash(StudioDbContext db, WorkspaceAccess access)
    {
        var me = access.UserId;
        var everybodys = access.Allows(Permission.DeleteAnyImage);
        return db.Images.Where(image => image.DeletedAt != null && (everybodys || image.CreatedById == me));
    }
}
