using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data.Gallery;
using Studio.Data.Storage;
using Studio.Testing;

namespace Studio.Data.Tests.Moderation;

public sealed class HiddenImagesTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_held_or_removed_picture_is_in_no_query_that_does_not_say_so_and_keeps_its_file(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Token);
        var (workspace, other) = (await studio.AddWorkspaceAsync(Token), await studio.AddWorkspaceAsync(Token));
        var now = studio.Time.UtcNow;
        var blobs = studio.Services.GetRequiredService<BlobStore>();
        var hash = await blobs.WriteAsync(workspace.Id, new byte[] { 7 }, Token);
        var (shown, held, removed) = (Rows.Image(workspace.Owner.Id, now), Rows.Image(workspace.Owner.Id, now, blobHash: hash), Rows.Image(workspace.Owner.Id, now));
        (held.Standing, removed.Standing) = (ImageStanding.Held, ImageStanding.Removed);
        await workspace.AddAsync(Token, shown, held, removed);
        await other.AddAsync(Token, Rows.Image(other.Owner.Id, now));

        Assert.Equal([shown.Id], await workspace.WithAsync(c => c.Images.Select(i => i.Id).ToListAsync(Token)));
        Assert.Equal(3, await workspace.WithAsync(c => c.Images.AlsoHidden().CountAsync(Token)));
        Assert.Equal([hash], await workspace.WithAsync(c => NamedBlobs.AmongAsync(c, [hash], Token)));
    }

    [Theory, EachDatabase]
    public async Task A_conversation_with_a_held_picture_and_its_case_is_purged_and_the_case_keeps_its_words(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Token);
        var workspace = await studio.AddWorkspaceAsync(Token);
        var made = await workspace.AddGenerationAsync(Token);
        var held = Rows.Image(workspace.Owner.Id, studio.Time.UtcNow, threadId: made.Thread.Id);
        held.Standing = ImageStanding.Held;
        await workspace.AddAsync(Token, held, Rows.Case(workspace.Owner.Id, studio.Time.UtcNow, held.Id));
        await workspace.WithAsync(c => c.Cases.ExecuteUpdateAsync(s => s.SetProperty(x => x.TurnId, made.Turn.Id), Token));
        await workspace.WithAsync(c => c.Threads.ExecuteUpdateAsync(s => s.SetProperty(t => t.DeletedAt, studio.Time.UtcNow), Token));
        studio.Time.Advance(TimeSpan.FromDays(31));

        await using var scope = workspace.Enter();
        Assert.Equal(new PurgedTrash(0, 1), await scope.ServiceProvider.GetRequiredService<TrashPurge>().RunAsync(Token));

        var about = await workspace.WithAsync(c => c.Cases.SingleAsync(Token));
        Assert.Null(about.TurnId);
        Assert.Equal(held.Id, about.ImageId);
        Assert.Equal("リスの王", about.Wish);
    }
}
