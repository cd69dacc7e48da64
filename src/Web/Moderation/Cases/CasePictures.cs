using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Gallery;
using Studio.Data.Moderation.Cases;
using Studio.Data.Moderation.Pictures;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Web.Images;

namespace Studio.Web.Moderation.Cases;

/// <summary>The bytes of a picture that a case is about: a blur for its author and for moderators, the original only for whoever holds the case.</summary>
internal sealed class CasePictures(IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace, ImageFiles files, TimeProvider time)
{
    private static readonly Expression<Func<Image, StoredImage>> Stored =
        image => new StoredImage(image.Id, image.BlobHash, image.Wish, image.Prompt, image.Seed, image.Width, image.Height);

    public async Task<(Stream Png, string Tag)> BlurAsync(Guid caseId, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.ViewGallery);
        var me = workspace.Access.UserId;
        var everybodys = workspace.Access.Shows(Permission.Moderate);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var image = await ImageAsync(context, context.Cases.Where(c => c.Id == caseId && (everybodys || c.AuthorId == me)), cancellationToken);
        return (await files.BlurAsync(image, cancellationToken), $"{image.BlobHash}-blur");
    }

    /// <summary>Of a picture made from the one that a case is about, found by its lineage.</summary>
    public async Task<(Stream Png, string Tag)> DerivedBlurAsync(Guid caseId, Guid imageId, CancellationToken cancellationToken)
    {
        workspace.Access.RequireToSee(Permission.Moderate);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var parent = await context.Cases.Where(c => c.Id == caseId).Select(c => c.ImageId).SingleOrDefaultAsync(cancellationToken);
        var image = parent is { } from && (await Descent.DescendantsAsync(context, from, cancellationToken)).Contains(imageId)
            ? await context.Images.AlsoHidden().Where(i => i.Id == imageId).Select(Stored).AsNoTracking().FirstOrDefaultAsync(cancellationToken)
            : null;
        return image is null ? throw NoPicture() : (await files.BlurAsync(image, cancellationToken), $"{image.BlobHash}-blur");
    }

    /// <summary>That the original left the server is written down, once for each person and case.</summary>
    public async Task<(Stream Png, string Tag)> OriginalAsync(Guid caseId, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.Moderate);
        var me = workspace.Access.UserId ?? throw StudioException.Forbidden("People look at pictures, not keys.");
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var image = await ImageAsync(context, context.Cases.Where(c => c.Id == caseId).HeldBy(me), cancellationToken);
        if (!await context.CaseLooks.AnyAsync(look => look.CaseId == caseId && look.UserId == me, cancellationToken))
        {
            context.CaseLooks.Add(new CaseLook { CaseId = caseId, UserId = me, At = time.GetUtcNow().UtcDateTime });
            await SaveOnceAsync(context, caseId, me, cancellationToken);
        }

        return (files.OpenRead(image), image.BlobHash);
    }

    /// <summary>Two presses at once may both be the first.</summary>
    private static async Task SaveOnceAsync(StudioDbContext context, Guid caseId, Guid userId, CancellationToken cancellationToken)
    {
        try
        {
            await context.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            context.ChangeTracker.Clear();
            if (!await context.CaseLooks.AnyAsync(look => look.CaseId == caseId && look.UserId == userId, cancellationToken))
            {
                throw;
            }
        }
    }

    private static async Task<StoredImage> ImageAsync(StudioDbContext context, IQueryable<ModerationCase> cases, CancellationToken cancellationToken) =>
        await cases.Join(context.Images.AlsoHidden(), c => c.ImageId, image => image.Id, (_, image) => image)
            .Select(Stored).AsNoTracking().FirstOrDefaultAsync(cancellationToken)
            ?? throw NoPicture();

    private static StudioException NoPicture() => StudioException.NotFound("There is no picture here for you.");
}
