using System.Data;
using System.IO.Compression;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Studio.Data.Evaluation;
using Studio.Data.Gallery;
using Studio.Data.Storage;
using Studio.Data.Tenancy;

namespace Studio.Data.Workspaces.Export;

/// <summary>
/// Everything of the current workspace in one zip, as it was at one moment: one reading transaction holds the rows still while pictures are copied.
/// Written as it is read: memory does not grow with the workspace.
/// </summary>
public sealed class WorkspaceExport(IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace current, BlobStore blobs, TimeProvider time)
{
    private const string Readme =
        """
        Everything of one Studio workspace.

        pictures/    each picture as PNG, under its id; the PNG carries how it was made
        masks/       the masks of edited pictures, under the sha256 of the file
        data/        the rows behind them, a JSON array each; data/images.json says which picture is which
        studio-export.json   what is here, with counts and hashes, and what is not
        """;

    /// <summary>Bytes that the pictures take; the rows are little beside them.</summary>
    public async Task<long> SizeAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await All(context).SumAsync(image => image.ByteCount, cancellationToken);
    }

    /// <param name="output">Where the zip goes; left open.</param>
    /// <param name="report">Is told how far it came, 0 to 1.</param>
    /// <param name="cancellationToken">Ends it; what was written is no whole zip then.</param>
    public async Task<ExportManifest> WriteAsync(Stream output, Func<double, CancellationToken, Task> report, CancellationToken cancellationToken)
    {
        current.Access.Require(Permission.ExportWorkspace);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        // SQLite: the lowest level is the one that begins without taking the writer's place; its snapshot is whole all the same.
        await using var snapshot = await context.Database.BeginTransactionAsync(context.Database.IsSqlite() ? IsolationLevel.ReadUncommitted : IsolationLevel.RepeatableRead, cancellationToken);
        await using var zip = await ZipArchive.CreateAsync(output, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellationToken);
        var files = new ExportZip(zip, blobs, current.Id);
        var own = await context.Workspaces.AsNoTracking().SingleAsync(w => w.Id == current.Id, cancellationToken);
        var slugs = await context.WorkspaceSlugs.Where(s => s.WorkspaceId == current.Id).OrderBy(s => s.RetiredAt).Select(s => s.Slug).ToListAsync(cancellationToken);

        await files.AddTextAsync("README.txt", Readme, cancellationToken);
        await files.AddDataAsync("people", stream => ExportedRows.WriteAsync(People(context), stream, cancellationToken), cancellationToken);
        foreach (var table in ExportedColumns.Tables(context.Model))
        {
            await files.AddDataAsync(JsonNamingPolicy.CamelCase.ConvertName(table.GetTableName()!), stream => ExportedRows.WriteAsync(context, table, stream, cancellationToken), cancellationToken);
        }

        var (pictures, bytes) = await AddPicturesAsync(context, files, report, cancellationToken);
        var masks = await AddMasksAsync(context, files, cancellationToken);
        var manifest = new ExportManifest(
            ExportManifest.FormatName, Version: 1, time.GetUtcNow().UtcDateTime, new ExportedWorkspace(own.Id, own.Name, own.Slug, own.TimeZone, own.CreatedAt, slugs),
            files.Data, pictures, bytes, masks, files.Missing, [.. ExportedColumns.LeftOut.Select(table => new ExportedGap(table.Key.Name, table.Value))]);
        await files.AddTextAsync(ExportManifest.FileName, JsonSerializer.Serialize(manifest, StudioJson.Options), cancellationToken);
        return manifest;
    }

    private static async Task<(int Count, long Bytes)> AddPicturesAsync(
        StudioDbContext context, ExportZip files, Func<double, CancellationToken, Task> report, CancellationToken cancellationToken)
    {
        var all = await All(context).CountAsync(cancellationToken);
        var (count, done, bytes) = (0, 0, 0L);
        var images = All(context).AsNoTracking().OrderBy(image => image.CreatedAt).ThenBy(image => image.Id).Select(image => new { image.Id, image.BlobHash, image.ByteCount });
        await foreach (var image in images.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (await files.AddBlobAsync($"pictures/{image.Id:D}.png", image.BlobHash, cancellationToken))
            {
                count++;
                bytes += image.ByteCount;
            }

            await report((double)++done / all, cancellationToken);
        }

        return (count, bytes);
    }

    private static async Task<int> AddMasksAsync(StudioDbContext context, ExportZip files, CancellationToken cancellationToken)
    {
        var count = 0;
        var masks = All(context).Where(image => image.MaskHash != null).Select(image => image.MaskHash!)
            .Union(context.Generations.Where(generation => generation.MaskHash != null).Select(generation => generation.MaskHash!));
        await foreach (var hash in masks.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            count += await files.AddBlobAsync($"masks/{hash}.png", hash, cancellationToken) ? 1 : 0;
        }

        return count;
    }

    /// <summary>Those of evaluations too: whoever may take everything along may see which system made which.</summary>
    private static IQueryable<Image> All(StudioDbContext context) => context.Images.AlsoOfEvaluations();

    /// <summary>Whoever the rows name: members with their address, as their list shows it; who left, by the name alone.</summary>
    private static IAsyncEnumerable<ExportedPerson> People(StudioDbContext context) => context.Users
        .Where(user => context.Memberships.Any(m => m.UserId == user.Id) || context.Images.AlsoOfEvaluations().Any(i => i.CreatedById == user.Id)
            || context.Threads.Any(t => t.CreatedById == user.Id) || context.Generations.Any(g => g.CreatedById == user.Id))
        .OrderBy(user => user.Id)
        .Select(user => new ExportedPerson(user.Id, user.DisplayName, context.Memberships.Any(m => m.UserId == user.Id) ? user.Email : null))
        .AsAsyncEnumerable();

    private sealed record ExportedPerson(Guid Id, string Name, string? Email);
}
