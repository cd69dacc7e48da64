using Microsoft.EntityFrameworkCore;
using Studio.Data.Generations;
using Studio.Testing;

namespace Studio.Web.Tests.Nodes;

public sealed class NodeEndTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_a_killed_node_was_drawing_is_drawn_by_another_and_its_pages_see_it_wait_and_run_again()
    {
        await using var shared = await SharedStudio.CreateAsync(Token);
        await using var asking = await shared.StartAsync("Slots:Pictures=0 Slots:Writers=0", Token);
        await SharedStudio.AddOwnerAsync(asking, Token);
        using var work = await NodeWork.AtAsync(asking, Token);
        Guid picture;
        using (var computing = await shared.StartProcessAsync(Token))
        {
            picture = Assert.Single(await work.DrawAsync(count: 1, steps: 100, Token));
            await work.HearAsync<Jobs.Events.ProgressEvent>(e => e.PictureId == picture && e.Progress.Step > 0, Token);
            await computing.KillAsync(Token);
        }

        await using var successor = await shared.StartAsync("Slots:Writers=0", Token);

        await work.HearAsync<Jobs.Events.PictureEvent>(e => e.PictureId == picture && e.Status is PictureStatus.Queued, Token);
        Assert.Equal(PictureStatus.Succeeded, (await work.HearEndAsync(picture, Token)).Status);
        Assert.Equal(2, await work.ReadAsync(db => db.Pictures.Where(p => p.Id == picture).Select(p => p.Attempt).SingleAsync(Token), Token));
    }
}
