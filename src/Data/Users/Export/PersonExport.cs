using System.IO.Compression;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data.Storage;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces.Export;

namespace Studio.Data.Users.Export;

/// <summary>Everything that is one person's own, of all their workspaces, in one zip. Whoever calls it has made sure that it is theirs.</summary>
public sealed class PersonExport(IDbContextFactory<StudioDbContext> contexts, Doors doors, WorkspaceScope workspaces, BlobStore blobs, TimeProvider time)
{
    private const string Readme =
        """
        Everything of one person in one Studio.

        workspaces/<name>/pictures/   your pictures as PNG, under their ids; each carries how it was made
        workspaces/<name>/masks/      the masks of those that were edited, under the sha256 of the file
        workspaces/<name>/data/       what you wished, what was written and drawn for it, your collections and favourites: a JSON array each
        studio-export.json            who, which workspaces, how many files with which hashes, and what is missing
        """;

    public async Task<PersonSize> SizeAsync(Guid userId, CancellationToken cancellationToken)
    {
        var size = new PersonSize(0, 0, 0);
        foreach (var door in await doors.WorkspacesOfAsync(userId, cancellationToken))
        {
            size += await workspaces.RunAsync(door.Id, (services, token) => services.GetRequiredService<PersonPart>().SizeAsync(userId, token), cancellationToken);
        }

        return size;
    }

    /// <param name="userId">Whose.</param>
    /// <param name="output">Where the zip goes; left open.</param>
    /// <param name="report">Is told how far it came, 0 to 1.</param>
    /// <param name="cancellationToken">Ends it; what was written is no whole zip then.</param>
    public async Task<PersonManifest> WriteAsync(Guid userId, Stream output, Func<double, CancellationToken, Task> report, CancellationToken cancellationToken)
    {
        var (all, done) = ((await SizeAsync(userId, cancellationToken)).Pictures, 0);
        await using var zip = await ZipArchive.CreateAsync(output, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellationToken);
        var files = new ExportZip(zip, blobs, Guid.Empty);
        await files.AddTextAsync("README.txt", Readme, cancellationToken);
        var parts = new List<ExportedMembership>();
        foreach (var door in await doors.WorkspacesOfAsync(userId, cancellationToken))
        {
            parts.Add(await workspaces.RunAsync(
                door.Id,
                (services, token) => services.GetRequiredService<PersonPart>().WriteAsync(zip, door, userId, () => report(Math.Min(1, (double)++done / Math.Max(1, all)), token), token),
                cancellationToken));
        }

        var manifest = new PersonManifest(
            PersonManifest.FormatName, Version: 1, time.GetUtcNow().UtcDateTime, await AccountAsync(userId, cancellationToken), parts,
            [new ExportedGap("what others made", "it is theirs; an owner can take a whole workspace along"), new ExportedGap("passwords, passkeys and sessions", "they open something")]);
        await files.AddTextAsync(ExportManifest.FileName, JsonSerializer.Serialize(manifest, StudioJson.Options), cancellationToken);
        return manifest;
    }

    private async Task<ExportedAccount> AccountAsync(Guid userId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Users.Where(user => user.Id == userId)
            .Select(user => new ExportedAccount(user.Id, user.DisplayName, user.Email, user.CreatedAt)).SingleAsync(cancellationToken);
    }
}
