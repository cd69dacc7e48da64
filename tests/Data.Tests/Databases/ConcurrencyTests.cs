using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data.Generations;
using Studio.Testing;

namespace Studio.Data.Tests.Databases;

public sealed class ConcurrencyTests
{
    [Theory, EachDatabase]
    public async Task The_second_of_two_editors_of_one_row_is_told(DatabaseKind kind)
    {
        var token = TestContext.Current.CancellationToken;
        await using var studio = await TestStudio.StartAsync(kind, token);
        var workspace = await studio.AddWorkspaceAsync(token);
        await workspace.AddAsync(token, Rows.Thread(workspace.Owner.Id, studio.Time.UtcNow));
        await using var first = workspace.Enter();
        await using var second = workspace.Enter();
        var mine = first.ServiceProvider.GetRequiredService<StudioDbContext>();
        var theirs = second.ServiceProvider.GetRequiredService<StudioDbContext>();
        (await mine.Threads.SingleAsync(token)).Title = "Mine";
        (await theirs.Threads.SingleAsync(token)).Title = "Theirs";

        await mine.SaveChangesAsync(token);
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => theirs.SaveChangesAsync(token));

        Assert.Equal("Mine", await workspace.WithAsync(c => c.Threads.Select(t => t.Title).SingleAsync(token)));
    }

    [Theory, EachDatabase]
    public async Task The_same_editor_saves_twice(DatabaseKind kind)
    {
        var token = TestContext.Current.CancellationToken;
        await using var studio = await TestStudio.StartAsync(kind, token);
        var workspace = await studio.AddWorkspaceAsync(token);
        await workspace.AddAsync(token, Rows.Thread(workspace.Owner.Id, studio.Time.UtcNow));

        await workspace.WithAsync(async c =>
        {
            var thread = await c.Threads.SingleAsync(token);
            thread.Title = "Once";
            await c.SaveChangesAsync(token);
            thread.Title = "Twice";
            return await c.SaveChangesAsync(token);
        });

        Assert.Equal("Twice", await workspace.WithAsync(c => c.Threads.Select(t => t.Title).SingleAsync(token)));
    }

    [Theory, EachDatabase]
    public async Task Parallel_writers_take_turns(DatabaseKind kind)
    {
        const int Writers = 8;
        const int Each = 15;
        var token = TestContext.Current.CancellationToken;
        await using var studio = await TestStudio.StartAsync(kind, token);
        var workspace = await studio.AddWorkspaceAsync(token);

        await Parallel.ForAsync(0, Writers, token, async (_, stop) =>
        {
            for (var i = 0; i < Each; i++)
            {
                await workspace.AddGenerationAsync(stop);
            }
        });

        Assert.Equal(Writers * Each, await workspace.WithAsync(c => c.Generations.CountAsync(token)));
    }

    [Theory, EachDatabase]
    public async Task A_picture_is_claimed_by_one_of_many(DatabaseKind kind)
    {
        var token = TestContext.Current.CancellationToken;
        await using var studio = await TestStudio.StartAsync(kind, token);
        var workspace = await studio.AddWorkspaceAsync(token);
        var made = await workspace.AddGenerationAsync(token);

        // The conditional update that the queue stands on: the expected status is part of the condition.
        var claims = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Run(
            () => workspace.WithAsync(c => c.Pictures
                .Where(p => p.Id == made.Pictures[0].Id && p.Status == PictureStatus.Queued)
                .ExecuteUpdateAsync(s => s.SetProperty(p => p.Status, PictureStatus.Running), token)),
            token)));

        Assert.Equal(1, claims.Sum());
    }
}
