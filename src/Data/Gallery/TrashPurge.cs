using Microsoft.EntityFrameworkCore;
using Studio.Data.Audit;
using Studio.Data.Storage;

namespace Studio.Data.Gallery;

/// <summary>Really deletes what has lain in the current workspace's trash for Trash.Days: rows, and files that no row names any more.</summary>
public sealed class TrashPurge(
    IDbContextFactory<StudioDbContext> contexts, UnnamedFiles files, AuditLog audit, TimeProvider time)
{
    private const int BatchSize = 100;

    public async Task<PurgedTrash> RunAsync(CancellationToken cancellationToken)
    {
        var before = time.GetUtcNow().UtcDateTime.AddDays(-Trash.Days);
        var images = await PurgeImagesAsync(before, new AuditSaying(AuditAct.ImagesPurged), (_, _) => Task.CompletedTask, cancellationToken);
        var threads = 0;
        while (await PurgeThreadsAsync(before, cancellationToken) is var purged and > 0)
        {
            threads += purged;
        }

        return new PurgedTrash(images, threads);
    }

    /// <summary>Deletes now what was put into the trash before that moment; conversations keep their days.</summary>
    /// <param name="before">UTC.</param>
    /// <param name="askedBy">Who wants it, for the log.</param>
    /// <param name="report">Told how far it is, 0 to 1.</param>
    /// <param name="cancellationToken">Stops between two batches; what is deleted stays deleted.</param>
    public Task EmptyAsync(DateTime before, Guid? askedBy, Func<double, CancellationToken, Task> report, CancellationToken cancellationToken) =>
        PurgeImagesAsync(before, new AuditSaying(AuditAct.TrashEmptied) { AskedBy = askedBy }, report, cancellationToken);

    private async Task<int> PurgeImagesAsync(DateTime before, AuditSaying saying, Func<double, CancellationToken, Task> report, CancellationToken cancellationToken)
    {
        var (all, done) = (await CountAsync(before, cancellationToken), 0);
        // One entry for all of it, in the transaction of the first batch: after a crash the next attempt writes down what was left.
        AuditSaying? unsaid = saying with { Details = new { count = all } };
        while (await PurgeImagesAsync(before, unsaid, cancellationToken) is var purged and > 0)
        {
            (unsaid, done) = (null, done + purged);
            await report(Math.Min(1, (double)done / Math.Max(1, all)), cancellationToken);
        }

        return done;
    }

    private async Task<int> CountAsync(DateTime before, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Images.CountAsync(i => i.DeletedAt < before, cancellationToken);
    }

    private async Task<int> PurgeImagesAsync(DateTime before, AuditSaying? saying, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var images = await context.Images
            .Where(i => i.DeletedAt < before)
            .OrderBy(i => i.DeletedAt).ThenBy(i => i.Id)
            .Select(i => new PurgedImage(i.Id, i.BlobHash))
            .Take(BatchSize)
            .ToListAsync(cancellationToken);
        if (images.Count == 0)
        {
            return 0;
        }

        if (saying is null)
        {
            await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
            await DeleteAsync(context, images, before, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
        else
        {
            await audit.RunAsync(
                context,
                async token =>
                {
                    await DeleteAsync(context, images, before, token);
                    return saying;
                },
                cancellationToken);
        }

        await files.DeleteAsync([.. images.Select(i => i.BlobHash).Distinct()], cancellationToken);
        return images.Count;
    }

    private static async Task DeleteAsync(StudioDbContext context, IReadOnlyList<PurgedImage> images, DateTime before, CancellationToken cancellationToken)
    {
        Guid[] ids = [.. images.Select(i => i.Id)];
        await ImageReferences.ClearAsync(context, ids, cancellationToken);
        // One restored a moment ago stays.
        await context.Images.Where(i => ids.Contains(i.Id) && i.DeletedAt < before).ExecuteDeleteAsync(cancellationToken);
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
        // The words of a case are its own copies.
        await context.Cases.Where(c => context.Turns.Any(t => t.Id == c.TurnId && threads.Contains(t.ThreadId))).ExecuteUpdateAsync(
            set => set.SetProperty(c => c.TurnId, (Guid?)null).SetProperty(c => c.FindingId, (Guid?)null), cancellationToken);
        await context.Images.AlsoHidden().Where(i => threads.Contains(i.ThreadId)).ExecuteUpdateAsync(
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

internal sealed record PurgedImage(Guid Id, string BlobHash);

public sealed record PurgedTrash(int Images, int Threads);
