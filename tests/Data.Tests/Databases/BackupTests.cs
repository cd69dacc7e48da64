using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Studio.Data.Databases;
using Studio.Data.Storage;
using Studio.Data.Tenancy;
using Studio.Testing;

namespace Studio.Data.Tests.Databases;

public sealed class BackupTests
{
    [Fact]
    public async Task A_copy_of_the_data_folder_is_a_backup()
    {
        var token = TestContext.Current.CancellationToken;
        using var backup = new TemporaryFolder();
        Guid workspaceId;
        string hash;
        await using (var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, token))
        {
            var workspace = await studio.AddWorkspaceAsync(token);
            hash = await studio.Services.GetRequiredService<BlobStore>().WriteAsync(workspace.Id, new byte[] { 1, 2, 3 }, token);
            await workspace.AddAsync(token, Rows.Image(workspace.Owner.Id, studio.Time.UtcNow, blobHash: hash));
            workspaceId = workspace.Id;
            // Stopped or killed alike: what is not yet in studio.db is in studio.db-wal, and the folder holds both.
            CopyFolder(studio.Folder, backup.Path);
        }

        var options = new DataOptions { Folder = backup.Path };
        await new DatabaseUpgrade(Options.Create(options)).RunAsync(token);
        var builder = new DbContextOptionsBuilder<StudioDbContext>();
        builder.UseStudio(options);
        await using var context = new StudioDbContext(builder.Options, new CurrentWorkspace());

        Assert.Equal(workspaceId, (await context.Workspaces.SingleAsync(token)).Id);
        Assert.True(new BlobStore(new StorageOptions { Folder = backup["blobs"] }, TimeProvider.System).Exists(workspaceId, hash));
        SqliteConnection.ClearAllPools();
    }

    private static void CopyFolder(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
