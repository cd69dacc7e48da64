using Microsoft.EntityFrameworkCore;
using Studio.Data.Storage;
using Studio.Data.Tenancy;

namespace Studio.Data.Gallery;

/// <summary>Really deletes what has lain in the current workspace's trash for Trash.Days: rows, and files that no row names any more.</summary>
public sealed class TrashPurge(
    IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace, BlobStore blobs, TimeProvider time)
{
    private const int BatchSize = 100;

    public async Task<PurgedTrash> RunAsync(CancellationToken cancellationToken)
    {
        var before = time.GetUtcNow().UtcDateTime.AddDays(-Trash.Days);
        var images = 0;
        while (await PurgeImagesAsync(before, cancellationToken) is var purged and > 0)
        {
            images += purged;
        }

        var threads = 0;
        while (await PurgeThreadsAsync(before, cancellationToken) is var purged and > 0)
        {
            threads += purged;
        }

        return new PurgedTrash(images, threads);
    }

    /// <summary>Deletes now what was put into the trash before that moment; conversations keep their days.</summary>
    /// <param name="before">UTC.</param>
    /// <param name="report">Told how far it is, 0 to 1.</param>
    /// <param name="cancellationToken">Stops between two batches; what is deleted stays deleted.</param>
    public async Task EmptyAsync(DateTime before, Func<double, CancellationToken, Task> report, CancellationToken cancellationToken)
    {
        var all = await CountAsync(before, cancellationToken);
        var done = 0;
        while (await PurgeImagesAsync(before, cancellationToken) is var purged and > 0)
        {
            done += purged;
            await report(Math.Min(1, (double)done / Math.Max(1, all)), cancellationToken);
        }
    }

    private async Task<int> CountAsync(DateTime before, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Images.CountAsync(i => i.DeletedAt < before, cancellationToken);
    }

    private async Task<int> PurgeImagesAsync(DateTime before, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var images = await context.Images
            .Where(i => i.DeletedAt < before)
            .OrderBy(i => i.DeletedAt).ThenBy(i => i.Id)
            .Select(i => new { i.Id, i.BlobHash })
            .Take(BatchSize)
            .ToListAsync(cancellationToken);
        Guid?[] ids = [.. images.Select(i => (Guid?)i.Id)];

        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await context.Pictures.Where(p => ids.Contains(p.ImageId))
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.ImageId, (Guid?)null), cancellationToken);
        await context.Turns.Where(t => ids.Contains(t.ParentImageId))
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.ParentImageId, (Guid?)null), cancellationToken);
        await context.Generations.Where(g => ids.Contains(g.ParentImageId))
            .ExecuteUpdateAsync(set => set.SetProperty(g => g.ParentImageId, (Guid?)null), cancellationToken);
        // Links, favourites and places in collections go with the row. One restored a moment ago stays.
        await context.Images.Where(i => ids.Contains(i.Id) && i.DeletedAt < before).ExecuteDeleteAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);

        await DeleteFilesAsync(context, [.. images.Select(i => i.BlobHash).Distinct()], cancellationToken);
        return images.Count;
    }

    /// <summary>Two pictures may share a file: it goes with the last of them.</summary>
    private async Task DeleteFilesAsync(StudioDbContext context, string[] hashes, CancellationToken cancellationToken)
    {
        var named = await NamedBlobs.AmongAsync(context, hashes, cancellationToken);
        foreach (var hash in hashes.Where(h => !named.Contains(h)))
        {
            blobs.DeleteIfOld(workspace.Id, hash);
        }
    }

    /// <summary>The conversation goes; its pictures stay in the gallery, each with its provenance.</summary>
    private async Task<int> PurgeThreadsAsync(DateTime before, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var threads = await context.Threads
            .Where(t => t.DeletedAt < before)
            .OrderBy(t => t.DeletedAt).ThenBy(t => t.Id)
            .Select(t => (Guid?)t.Id)
            .Take(BatchSize)
            .ToArrayAsync(cancellationToken);

        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await context.Images.Where(i => threads.Contains(i.ThreadId)).ExecuteUpdateAsync(
            set => set
                .SetProperty(i => i.ThreadId, (Guid?)null)
                .SetProperty(i => i.TurnId, (Guid?)null)
                .SetProperty(i => i.PictureId, (Guid?)null),
            cancellationToken);
        await context.Threads.Where(t => threads.Contains(t.Id) && t.DeletedAt < before).ExecuteDeleteAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return threads.Length;
    }
}

public sealed record PurgedTrash(int Images, int Threads);
