using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data.Gallery;
using Studio.Data.Prompts;
using Studio.Data.Storage;
using Studio.Testing;

namespace Studio.Data.Tests.Gallery;

public sealed class TrashPurgeTests
{
    [Theory, EachDatabase]
    public async Task An_image_goes_with_all_that_names_it_after_thirty_days(DatabaseKind kind)
    {
        var token = TestContext.Current.CancellationToken;
        await using var studio = await TestStudio.StartAsync(kind, token);
        var workspace = await studio.AddWorkspaceAsync(token);
        var user = workspace.Owner.Id;
        var now = studio.Time.UtcNow;
        var blobs = studio.Services.GetRequiredService<BlobStore>();
        var hash = await blobs.WriteAsync(workspace.Id, new byte[] { 1 }, token);
        var made = TestGeneration.New(user, 1, now);
        var image = Rows.Image(user, now, blobHash: hash);
        var child = Rows.Image(user, now);
        var edit = Rows.Turn(made.Thread, ordinal: 1, parentImageId: image.Id);
        await workspace.AddAsync(
            token, [made.Thread, made.Turn, made.Revision, made.Generation, .. made.Pictures, image, child, edit,
            new ImageLink { ChildId = child.Id, ParentId = image.Id, Kind = ImageLinkKind.Edit },
            new Favourite { UserId = user, ImageId = image.Id }]);
        await workspace.WithAsync(c => c.Pictures.ExecuteUpdateAsync(s => s.SetProperty(p => p.ImageId, image.Id), token));
        await workspace.WithAsync(c => c.Images.Where(i => i.Id == image.Id).ExecuteUpdateAsync(s => s.SetProperty(i => i.DeletedAt, now), token));

        studio.Time.Advance(TimeSpan.FromDays(30));
        Assert.Equal(new PurgedTrash(0, 0), await PurgeAsync(workspace, token));
        studio.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(new PurgedTrash(1, 0), await PurgeAsync(workspace, token));

        Assert.Equal([child.Id], await workspace.WithAsync(c => c.Images.Select(i => i.Id).ToListAsync(token)));
        Assert.False(await workspace.WithAsync(c => c.ImageLinks.AnyAsync(token)));
        Assert.False(await workspace.WithAsync(c => c.Favourites.AnyAsync(token)));
        Assert.Null((await workspace.WithAsync(c => c.Pictures.SingleAsync(token))).ImageId);
        Assert.Null((await workspace.WithAsync(c => c.Turns.SingleAsync(t => t.Id == edit.Id, token))).ParentImageId);
        Assert.False(blobs.Exists(workspace.Id, hash));
    }

    [Theory, EachDatabase]
    public async Task A_file_that_two_images_share_stays_for_the_other(DatabaseKind kind)
    {
        var token = TestContext.Current.CancellationToken;
        await using var studio = await TestStudio.StartAsync(kind, token);
        var workspace = await studio.AddWorkspaceAsync(token);
        var blobs = studio.Services.GetRequiredService<BlobStore>();
        var hash = await blobs.WriteAsync(workspace.Id, new byte[] { 1 }, token);
        var gone = Rows.Image(workspace.Owner.Id, studio.Time.UtcNow, blobHash: hash);
        gone.DeletedAt = studio.Time.UtcNow;
        await workspace.AddAsync(token, gone, Rows.Image(workspace.Owner.Id, studio.Time.UtcNow, blobHash: hash));
        studio.Time.Advance(TimeSpan.FromDays(31));

        Assert.Equal(new PurgedTrash(1, 0), await PurgeAsync(workspace, token));

        Assert.True(blobs.Exists(workspace.Id, hash));
    }

    [Theory, EachDatabase]
    public async Task A_thread_goes_with_its_conversation_and_leaves_its_pictures(DatabaseKind kind)
    {
        var token = TestContext.Current.CancellationToken;
        await using var studio = await TestStudio.StartAsync(kind, token);
        var workspace = await studio.AddWorkspaceAsync(token);
        var now = studio.Time.UtcNow;
        var kept = await workspace.AddGenerationAsync(token);
        var made = await workspace.AddGenerationAsync(token, count: 2);
        var upsampling = Rows.Upsampling(made.Turn);
        var image = Rows.Image(workspace.Owner.Id, now);
        await workspace.AddAsync(
            token, upsampling, Rows.Revision(made.Turn, ordinal: 1, upsamplingId: upsampling.Id), image,
            new Draft { UserId = workspace.Owner.Id, ThreadId = made.Thread.Id, UpdatedAt = now });
        await workspace.WithAsync(c => c.Images.ExecuteUpdateAsync(
            s => s.SetProperty(i => i.ThreadId, made.Thread.Id).SetProperty(i => i.TurnId, made.Turn.Id).SetProperty(i => i.PictureId, made.Pictures[0].Id), token));
        await workspace.WithAsync(c => c.Threads.Where(t => t.Id == made.Thread.Id).ExecuteUpdateAsync(s => s.SetProperty(t => t.DeletedAt, now), token));
        studio.Time.Advance(TimeSpan.FromDays(31));

        Assert.Equal(new PurgedTrash(0, 1), await PurgeAsync(workspace, token));

        Assert.Equal([kept.Thread.Id], await workspace.WithAsync(c => c.Threads.Select(t => t.Id).ToListAsync(token)));
        Assert.Equal([kept.Pictures[0].Id], await workspace.WithAsync(c => c.Pictures.Select(p => p.Id).ToListAsync(token)));
        Assert.Equal(1, await workspace.WithAsync(c => c.PromptRevisions.CountAsync(token)));
        Assert.False(await workspace.WithAsync(c => c.Drafts.AnyAsync(token)));
        var left = await workspace.WithAsync(c => c.Images.SingleAsync(token));
        Assert.Equal((null, null, null), (left.ThreadId, left.TurnId, left.PictureId));
        Assert.Equal(image.Provenance.Prompt, left.Provenance.Prompt);
    }

    [Fact]
    public async Task More_than_one_batch_goes()
    {
        var token = TestContext.Current.CancellationToken;
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, token);
        var workspace = await studio.AddWorkspaceAsync(token);
        var images = Enumerable.Range(0, 230).Select(_ => Rows.Image(workspace.Owner.Id, studio.Time.UtcNow)).ToArray();
        Array.ForEach(images, i => i.DeletedAt = studio.Time.UtcNow);
        await workspace.AddAsync(token, [.. images]);
        studio.Time.Advance(TimeSpan.FromDays(31));

        Assert.Equal(new PurgedTrash(230, 0), await PurgeAsync(workspace, token));
        Assert.False(await workspace.WithAsync(c => c.Images.AnyAsync(token)));
    }

    private static async Task<PurgedTrash> PurgeAsync(TestWorkspace workspace, CancellationToken token)
    {
        await using var scope = workspace.Enter();
        return await scope.ServiceProvider.GetRequiredService<TrashPurge>().RunAsync(token);
    }
}
