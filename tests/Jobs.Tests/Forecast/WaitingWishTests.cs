using Microsoft.Extensions.DependencyInjection;
using Studio.Data.Generations;
using Studio.Data.Prompts;
using Studio.Inference.Models;
using Studio.Jobs.Events;
using Studio.Jobs.Forecast;
using Studio.Jobs.Memory;
using Studio.Jobs.Nodes;
using Studio.Jobs.Tests.Nodes;
using Studio.Testing;

namespace Studio.Jobs.Tests.Forecast;

public sealed class WaitingWishTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1, 0, 0, 0, 0, null)]
    [InlineData(2, 0, 0, 1, 0, null)]
    [InlineData(1, 0, 0, 1, 0, "The language model writes another prompt, this one is next.")]
    [InlineData(1, 0, 0, 1, 2, "The language model writes another prompt, 2 wishes are ahead.")]
    [InlineData(1, 0, 1, 1, 1, "The language model waits for memory, which models of other work hold; 1 wish is ahead.")]
    [InlineData(0, 1, 0, 0, 0, "This server takes no new work at the moment. It goes on as soon as one of its administrators lets it.")]
    [InlineData(0, 0, 0, 0, 0, "No machine that writes prompts is running. It starts as soon as one does.")]
    public void Why_a_wish_waits_is_said_in_words(int working, int paused, int forMemory, int busy, int ahead, string? sentence) =>
        Assert.Equal(sentence, WaitingReason.OfWish(new SlotSupply(working, Held: 0, paused, forMemory, ModelMemoryBytes: 1, "cpu"), busy, ahead));

    [Theory, EachDatabase]
    public async Task Wishes_of_all_workspaces_are_ahead_and_only_ones_own_are_told(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Ct, JobsNode.Configure);
        var (other, mine) = (await studio.AddWorkspaceAsync(Ct), await studio.AddWorkspaceAsync(Ct));
        await AddAsync(studio, other, UpsamplingStatus.Writing);
        await AddAsync(studio, other, UpsamplingStatus.Queued);
        var second = await AddAsync(studio, mine, UpsamplingStatus.Queued);
        await AddAsync(studio, other, UpsamplingStatus.Queued);
        var fourth = await AddAsync(studio, mine, UpsamplingStatus.Queued);
        await AddAsync(studio, mine, UpsamplingStatus.Done);

        await using var scope = mine.Enter();
        var told = await scope.ServiceProvider.GetRequiredService<WritingForecast>().WaitingAsync(Ct);

        Assert.Equal(2, told.Count);
        Assert.EndsWith("1 wish is ahead.", told[second], StringComparison.Ordinal);
        Assert.EndsWith("3 wishes are ahead.", told[fourth], StringComparison.Ordinal);
    }

    /// <summary>A real language model; the memory is held by work that the test made up.</summary>
    [Fact]
    public async Task A_wish_that_was_begun_and_waits_for_memory_says_so_until_it_has_it()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, Ct, builder => JobsNode.ConfigureRunning(builder, megabytes: 700));
        var workspace = await studio.AddWorkspaceAsync(Ct);
        using var watcher = new Watcher(studio, workspace);
        await using var node = await RunningNode.StartAsync(studio, Ct);
        var models = studio.Services.GetRequiredService<ModelCatalog>();
        await workspace.AddAsync(
            Ct,
            new ModelMemory { ModelHash = models.Find(null).Hash, Provider = "cpu", ResidentBytes = 600_000_000, Samples = 1 },
            new ModelMemory { ModelHash = models.Chat[0].Hash, Provider = "cpu", ResidentBytes = 500_000_000, Samples = 1 });
        var need = (await workspace.WithAsync(db => MemoryTable.ReadAsync(db, Ct))).OfPicture(models.Find(null), null, 128, 128, "cpu");
        var (turn, _) = await JobsRows.AddTurnAsync(workspace, studio.Time.UtcNow, Ct);
        var live = studio.Services.GetRequiredService<LiveWork>();

        UpsamplingEvent waits;
        Guid id;
        using (await studio.Services.GetRequiredService<ModelRoom>().AdmitAsync(Work.PictureSlot(studio), need, _ => { }, Ct))
        {
            await using (var scope = workspace.Enter())
            {
                id = await scope.ServiceProvider.GetRequiredService<UpsamplingQueue>().EnqueueAsync(turn.Id, seed: 1, Ct);
            }

            waits = await watcher.ForAsync<UpsamplingEvent>(e => e.UpsamplingId == id && e.Note is not null, Ct);
            Assert.Equal(waits.Note, live.UpsamplingWaits(workspace.Id, id));
        }

        var begun = await watcher.ForAsync<UpsamplingEvent>(e => e.UpsamplingId == id && e is { Status: UpsamplingStatus.Writing, Text.Length: > 0 }, Ct);
        Assert.Equal(UpsamplingStatus.Writing, waits.Status);
        Assert.StartsWith("It waits for memory:", waits.Note, StringComparison.Ordinal);
        Assert.Null(begun.Note);
        await watcher.ForAsync<UpsamplingEvent>(e => e.UpsamplingId == id && e.Status == UpsamplingStatus.Done, Ct);
        Assert.Null(live.UpsamplingWaits(workspace.Id, id));
    }

    private static async Task<Guid> AddAsync(TestStudio studio, TestWorkspace workspace, UpsamplingStatus status)
    {
        studio.Time.Advance(TimeSpan.FromSeconds(1));
        var (turn, _) = await JobsRows.AddTurnAsync(workspace, studio.Time.UtcNow, Ct);
        var upsampling = Rows.Upsampling(turn);
        upsampling.Status = status;
        await workspace.AddAsync(Ct, upsampling);
        return upsampling.Id;
    }
}
