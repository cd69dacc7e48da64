using Microsoft.Extensions.DependencyInjection;
using Studio.Data.Gallery;
using Studio.Data.Storage;
using Studio.Testing;

namespace Studio.Data.Tests.Storage;

public sealed class BlobSweepTests
{
    [Theory, EachDatabase]
    public async Task Old_files_that_no_row_names_are_deleted_and_no_others(DatabaseKind kind)
    {
        var token = TestContext.Current.CancellationToken;
        await using var studio = await TestStudio.StartAsync(kind, token);
        var workspace = await studio.AddWorkspaceAsync(token);
        var other = await studio.AddWorkspaceAsync(token);
        var blobs = studio.Services.GetRequiredService<BlobStore>();
        var stray = await blobs.WriteAsync(workspace.Id, new byte[] { 1 }, token);
        var named = await blobs.WriteAsync(workspace.Id, new byte[] { 2 }, token);
        var trashed = await blobs.WriteAsync(workspace.Id, new byte[] { 3 }, token);
        var foreign = await blobs.WriteAsync(other.Id, new byte[] { 4 }, token);
        var now = studio.Time.UtcNow;
        var inTrash = Rows.Image(workspace.Owner.Id, now, blobHash: trashed);
        inTrash.DeletedAt = now;
        await workspace.AddAsync(token, Rows.Image(workspace.Owner.Id, now, blobHash: named), inTrash);
        studio.Time.Advance(TimeSpan.FromMinutes(61));
        var young = await blobs.WriteAsync(workspace.Id, new byte[] { 5 }, token);

        await using var scope = workspace.Enter();
        var deleted = await scope.ServiceProvider.GetRequiredService<BlobSweep>().RunAsync(token);

        Assert.Equal(1, deleted);
        Assert.False(blobs.Exists(workspace.Id, stray));
        Assert.All([named, trashed, young], hash => Assert.True(blobs.Exists(workspace.Id, hash)));
        Assert.True(blobs.Exists(other.Id, foreign));
    }

    [Theory, EachDatabase]
    public async Task A_mask_stays_while_a_generation_or_a_picture_in_the_trash_names_it(DatabaseKind kind)
    {
        var token = TestContext.Current.CancellationToken;
        await using var studio = await TestStudio.StartAsync(kind, token);
        var workspace = await studio.AddWorkspaceAsync(token);
        var blobs = studio.Services.GetRequiredService<BlobStore>();
        var queued = await blobs.WriteAsync(workspace.Id, new byte[] { 1 }, token);
        var drawn = await blobs.WriteAsync(workspace.Id, new byte[] { 2 }, token);
        var forgotten = await blobs.WriteAsync(workspace.Id, new byte[] { 3 }, token);
        var now = studio.Time.UtcNow;
        var thread = Rows.Thread(workspace.Owner.Id, now);
        var turn = Rows.Turn(thread);
        var revision = Rows.Revision(turn);
        var inTrash = Rows.Image(workspace.Owner.Id, now, maskHash: drawn);
        inTrash.DeletedAt = now;
        await workspace.AddAsync(token, thread, turn, revision, Rows.Generation(turn, revision, maskHash: queued), inTrash);
        studio.Time.Advance(TimeSpan.FromMinutes(61));

        await using var scope = workspace.Enter();
        await scope.ServiceProvider.GetRequiredService<BlobSweep>().RunAsync(token);

        Assert.Equal([true, true, false], new[] { queued, drawn, forgotten }.Select(hash => blobs.Exists(workspace.Id, hash)));
    }

    [Fact]
    public async Task A_stray_that_is_written_again_is_young_again()
    {
        var token = TestContext.Current.CancellationToken;
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, token);
        var workspace = await studio.AddWorkspaceAsync(token);
        var blobs = studio.Services.GetRequiredService<BlobStore>();
        await blobs.WriteAsync(workspace.Id, new byte[] { 1 }, token);
        studio.Time.Advance(TimeSpan.FromHours(3));
        var again = await blobs.WriteAsync(workspace.Id, new byte[] { 1 }, token);

        await using var scope = workspace.Enter();
        Assert.Equal(0, await scope.ServiceProvider.GetRequiredService<BlobSweep>().RunAsync(token));
        Assert.True(blobs.Exists(workspace.Id, again));
    }

    [Fact]
    public async Task What_a_broken_write_left_is_deleted()
    {
        var token = TestContext.Current.CancellationToken;
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, token);
        var workspace = await studio.AddWorkspaceAsync(token);
        var left = Path.Combine(studio.Folder, "blobs", workspace.Id.ToString(), "ab", $"{new string('a', 64)}.0123.tmp");
        Directory.CreateDirectory(Path.GetDirectoryName(left)!);
        await File.WriteAllTextAsync(left, "half", token);
        File.SetLastWriteTimeUtc(left, studio.Time.UtcNow.AddHours(-2));

        await using var scope = workspace.Enter();
        Assert.Equal(1, await scope.ServiceProvider.GetRequiredService<BlobSweep>().RunAsync(token));
        Assert.False(File.Exists(left));
    }

    [Fact]
    public async Task Small_copies_go_with_the_file_they_were_made_of_and_no_others()
    {
        var token = TestContext.Current.CancellationToken;
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, token);
        var workspace = await studio.AddWorkspaceAsync(token);
        var other = await studio.AddWorkspaceAsync(token);
        var blobs = studio.Services.GetRequiredService<BlobStore>();
        var kept = await blobs.WriteAsync(workspace.Id, new byte[] { 1 }, token);
        var purged = await blobs.WriteAsync(workspace.Id, new byte[] { 2 }, token);
        var foreign = await blobs.WriteAsync(other.Id, new byte[] { 2 }, token);
        var now = studio.Time.UtcNow;
        var inTrash = Rows.Image(workspace.Owner.Id, now, blobHash: purged);
        inTrash.DeletedAt = now;
        await workspace.AddAsync(token, Rows.Image(workspace.Owner.Id, now, blobHash: kept), inTrash);
        var folder = studio.Services.GetRequiredService<ThumbnailFolder>();
        string[] copies = [folder.PathOf(workspace.Id, kept, 320), folder.PathOf(workspace.Id, purged, 320), folder.PathOf(workspace.Id, purged, 640), folder.PathOf(other.Id, foreign, 320)];
        foreach (var copy in copies)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            await File.WriteAllTextAsync(copy, "small", token);
        }

        studio.Time.Advance(TimeSpan.FromDays(Trash.Days + 1));
        await using var scope = workspace.Enter();
        await scope.ServiceProvider.GetRequiredService<TrashPurge>().RunAsync(token);
        await scope.ServiceProvider.GetRequiredService<BlobSweep>().RunAsync(token);

        Assert.Equal([true, false, false, true], copies.Select(File.Exists));
    }
}
