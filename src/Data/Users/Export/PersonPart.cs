using System.Data;
using System.IO.Compression;
using Microsoft.EntityFrameworkCore;
using Studio.Data.Storage;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces.Export;

namespace Studio.Data.Users.Export;

/// <summary>One workspace's part of a person's zip, as it was at one moment. Made in a scope that has entered the workspace.</summary>
public sealed class PersonPart(IDbContextFactory<StudioDbContext> contexts, BlobStore blobs)
{
    public async Task<PersonSize> SizeAsync(Guid me, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var images = context.Images.Where(image => image.CreatedById == me);
        return new PersonSize(
            await context.Threads.CountAsync(thread => thread.CreatedById == me, cancellationToken),
            await images.CountAsync(cancellationToken),
            await images.SumAsync(image => image.ByteCount, cancellationToken));
    }

    /// <param name="zip">Open for writing.</param>
    /// <param name="door">The workspace.</param>
    /// <param name="me">Whose.</param>
    /// <param name="copied">Told after each picture.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<ExportedMembership> WriteAsync(ZipArchive zip, WorkspaceDoor door, Guid me, Func<Task> copied, CancellationToken cancellationToken)
    {
        var folder = FolderOf(door);
        var files = new ExportZip(zip, blobs, door.Id, folder);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var snapshot = await context.Database.BeginTransactionAsync(context.Database.IsSqlite() ? IsolationLevel.ReadUncommitted : IsolationLevel.RepeatableRead, cancellationToken);
        await PersonRows.WriteAsync(context, files, me, cancellationToken);

        var (pictures, bytes) = (0, 0L);
        var images = context.Images.AsNoTracking().Where(image => image.CreatedById == me).OrderBy(image => image.CreatedAt).ThenBy(image => image.Id);
        await foreach (var image in images.Select(image => new { image.Id, image.BlobHash, image.ByteCount }).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (await files.AddBlobAsync($"pictures/{image.Id:D}.png", image.BlobHash, cancellationToken))
            {
                (pictures, bytes) = (pictures + 1, bytes + image.ByteCount);
            }

            await copied();
        }

        var masks = 0;
        var hashes = images.Where(image => image.MaskHash != null).Select(image => image.MaskHash!)
            .Union(context.Generations.Where(generation => generation.CreatedById == me && generation.MaskHash != null).Select(generation => generation.MaskHash!));
        foreach (var hash in await hashes.ToListAsync(cancellationToken))
        {
            masks += await files.AddBlobAsync($"masks/{hash}.png", hash, cancellationToken) ? 1 : 0;
        }

        return new ExportedMembership(folder, door.Id, door.Name, door.Role, files.Data, pictures, bytes, masks, files.Missing);
    }

    /// <summary>Its address is letters, digits and hyphens only; the id keeps two apart whatever a file system thinks of names.</summary>
    private static string FolderOf(WorkspaceDoor door) => $"workspaces/{door.Slug}-{door.Id.ToString("N")[^8..]}/";
}
