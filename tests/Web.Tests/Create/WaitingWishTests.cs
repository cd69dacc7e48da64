using Microsoft.Extensions.DependencyInjection;
using Studio.Data.Prompts;
using Studio.Jobs.Events;
using Studio.Testing;
using Studio.Web.Create.Conversation;

namespace Studio.Web.Tests.Create;

/// <summary>A wish that nobody writes out yet says why, on the card where its prompt will stand.</summary>
public sealed class WaitingWishTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task The_card_says_who_is_ahead_and_looks_again_though_nothing_was_told(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Token, CreateStudio.Configure);
        var (other, mine) = (await studio.AddWorkspaceAsync(Token), await studio.AddWorkspaceAsync(Token));
        var ahead = await AddAsync(studio, other);
        var waiting = await AddAsync(studio, mine);
        await using var scope = mine.Enter();
        var board = scope.ServiceProvider.GetRequiredService<ThreadBoard>();

        await board.OpenAsync(waiting.Turn.ThreadId, Token);
        var turn = Assert.Single(board.Thread!.Turns);
        Assert.Contains("The language model writes another prompt, 1 wish is ahead.", await CardAsync(turn), StringComparison.Ordinal);

        // In another workspace: no event of it comes here.
        await other.WithAsync(async db =>
        {
            db.Attach(ahead.Upsampling).Entity.Status = UpsamplingStatus.Done;
            return await db.SaveChangesAsync(Token);
        });
        await board.PlaceAsync(Token);
        Assert.DoesNotContain("ahead", await CardAsync(turn), StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task One_that_was_begun_says_that_it_waits_for_memory_until_it_is_written(DatabaseKind kind)
    {
        const string Why = "It waits for memory: Studio Mini needs 60 MB.";
        await using var studio = await TestStudio.StartAsync(kind, Token, CreateStudio.Configure);
        var workspace = await studio.AddWorkspaceAsync(Token);
        var (row, upsampling) = await AddAsync(studio, workspace);
        await using var scope = workspace.Enter();
        var board = scope.ServiceProvider.GetRequiredService<ThreadBoard>();
        await board.OpenAsync(row.ThreadId, Token);
        var turn = Assert.Single(board.Thread!.Turns);

        await board.HandleAsync(new UpsamplingEvent(row.Id, upsampling.Id, UpsamplingStatus.Writing, "", Why), Token);
        Assert.Contains(Why, await CardAsync(turn), StringComparison.Ordinal);

        await board.HandleAsync(new UpsamplingEvent(row.Id, upsampling.Id, UpsamplingStatus.Writing, "A fox", Note: null), Token);
        var html = await CardAsync(turn);
        Assert.DoesNotContain("memory", html, StringComparison.Ordinal);
    }

    private static async Task<(Turn Turn, Upsampling Upsampling)> AddAsync(TestStudio studio, TestWorkspace workspace)
    {
        studio.Time.Advance(TimeSpan.FromSeconds(1));
        var thread = Rows.Thread(workspace.Owner.Id, studio.Time.UtcNow);
        var turn = Rows.Turn(thread);
        var upsampling = Rows.Upsampling(turn);
        await workspace.AddAsync(Token, thread, turn, upsampling);
        return (turn, upsampling);
    }

    private static Task<string> CardAsync(LiveTurn turn) => Markup.OfAsync<PromptCard>(new()
    {
        [nameof(PromptCard.Turn)] = turn,
        [nameof(PromptCard.Card)] = PromptCards.Of(turn.View)[^1],
        [nameof(PromptCard.Reading)] = new PromptReading([], default, WordCount: 0, Tokens: 0, Window: 75),
    });
}
