using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Gallery;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;

namespace Studio.Web.Gallery;

/// <summary>Collections are the workspace's: everybody who makes pictures may fill them.</summary>
public sealed class CollectionActions(IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace, TimeProvider time)
{
    public const int MaxName = 100;

    public async Task<Guid> CreateAsync(string name, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.CreateImages);
        var me = workspace.Access.UserId ?? throw StudioException.Forbidden("A collection belongs to a person; sign in to make one.");
        var clean = Clean(name);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.Collections.AnyAsync(other => other.Name == clean, cancellationToken))
        {
            throw StudioException.Conflict($"There is already a collection called “{clean}”.");
        }

        var collection = new ImageCollection { Name = clean, CreatedById = me, CreatedAt = time.GetUtcNow().UtcDateTime };
        db.Collections.Add(collection);
        await db.SaveChangesAsync(cancellationToken);
        return collection.Id;
    }

    /// <summary>How many were added; pictures that are in it already stay once.</summary>
    public async Task<int> AddAsync(Guid collectionId, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.CreateImages);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (!await db.Collections.AnyAsync(collection => collection.Id == collectionId, cancellationToken))
        {
            throw StudioException.NotFound("This collection is gone.");
        }

        var fresh = await db.Images
            .Where(image => image.DeletedAt == null && ids.Contains(image.Id) && !db.CollectionImages.Any(member => member.CollectionId == collectionId && member.ImageId == image.Id))
            .Select(image => image.Id).ToListAsync(cancellationToken);
        var now = time.GetUtcNow().UtcDateTime;
        db.CollectionImages.AddRange(fresh.Select(id => new CollectionImage { CollectionId = collectionId, ImageId = id, AddedAt = now }));
        await db.SaveChangesAsync(cancellationToken);
        return fresh.Count;
    }

    public async Task RemoveAsync(Guid collectionId, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.CreateImages);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await db.CollectionImages.Where(member => member.CollectionId == collectionId && ids.Contains(member.ImageId)).ExecuteDeleteAsync(cancellationToken);
    }

    public async Task RenameAsync(Guid collectionId, string name, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.CreateImages);
        var clean = Clean(name);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var collection = await db.Collections.SingleOrDefaultAsync(known => known.Id == collectionId, cancellationToken)
            ?? throw StudioException.NotFound("This collection is gone.");
        collection.Name = clean;
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>The pictures stay in the gallery.</summary>
    public async Task DeleteAsync(Guid collectionId, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.CreateImages);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await db.CollectionImages.Where(member => member.CollectionId == collectionId).ExecuteDeleteAsync(cancellationToken);
        await db.Collections.Where(collection => collection.Id == collectionId).ExecuteDeleteAsync(cancellationToken);
    }

    private static string Clean(string name)
    {
        var clean = name.Trim();
        return clean.Length switch
        {
            0 => throw new StudioException("A collection needs a name."),
            > MaxName => throw new StudioException($"A collection's name holds at most {MaxName} characters."),
            _ => clean,
        };
    }
}
