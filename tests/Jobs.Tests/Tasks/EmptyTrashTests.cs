using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data.Storage;
using Studio.Data.Tasks;
using Studio.Jobs.Events;
using Studio.Jobs.Handlers;
using Studio.Jobs.Tests.Nodes;
using Studio.Testing;

namespace Studio.Jobs.Tests.Tasks;

public sealed class EmptyTrashTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task What_was_in_the_trash_is_gone_for_good_and_what_came_later_or_lies_elsewhere_is_not(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Ct, JobsNode.ConfigureRunning);
        var (workspace, other) = (await studio.AddWorkspaceAsync(Ct), await studio.AddWorkspaceAsync(Ct));
        var asked = studio.Time.UtcNow;
        var blobs = studio.Services.GetRequiredService<BlobStore>();
        var hash = await blobs.WriteAsync(workspace.Id, new byte[] { 1, 2, 3 }, Ct);
        File.SetLastWriteTimeUtc(Path.Combine(studio.Folder, "blobs", workspace.Id.ToString(), hash[..2], hash), DateTime.UnixEpoch);
        foreach (var number in Enumerable.Range(0, 250))
        {
            var image = Rows.Image(workspace.Owner.Id, asked.AddDays(-2), blobHash: number == 0 ? hash : Rows.Hash($"{number}"));
            image.DeletedAt = asked.AddHours(-1);
            await workspace.AddAsync(Ct, image);
        }

        var kept = Rows.Image(workspace.Owner.Id, asked);
        var later = Rows.Image(workspace.Owner.Id, asked);
        later.DeletedAt = asked.AddHours(1);
        var foreign = Rows.Image(other.Owner.Id, asked);
        foreign.DeletedAt = asked.AddHours(-1);
        await workspace.AddAsync(Ct, kept, later);
        await other.AddAsync(Ct, foreign);
        using var watcher = new Watcher(studio, workspace);
        await using var node = await RunningNode.StartAsync(studio, Ct);

        await using (var scope = workspace.Enter())
        {
            await scope.ServiceProvider.GetRequiredService<TaskQueue>().EnqueueAsync(EmptyTrash.KindName, new EmptyTrashInput(asked), Ct);
        }

        await watcher.ForAsync<TaskEvent>(e => e.Status is BackgroundTaskStatus.Succeeded, Ct);
        Assert.Equal(new HashSet<Guid> { kept.Id, later.Id }, await workspace.WithAsync(db => db.Images.Select(i => i.Id).ToHashSetAsync(Ct)));
        Assert.Equal(1, await other.WithAsync(db => db.Images.CountAsync(Ct)));
        Assert.False(blobs.Exists(workspace.Id, hash));
    }
}
