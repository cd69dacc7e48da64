using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Studio.Browser.Tests.Running;
using Studio.Data;
using Studio.Data.Prompts;
using Studio.Data.Tenancy;
using Studio.Testing;

namespace Studio.Browser.Tests.Create;

public sealed class LongThreadTests(Chromium chromium)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_thread_of_a_hundred_turns_shows_the_newest_and_the_earlier_ones_when_asked()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        var turns = await AddThreadAsync(studio, count: 105);
        await using var visitor = await Visitor.SignInAsync(chromium, studio, page: $"create/{turns[0].ThreadId}");
        var view = new CreateView(visitor);

        await Assertions.Expect(view.Turns).ToHaveCountAsync(20);
        await Assertions.Expect(view.NewestTurn).ToContainTextAsync("wish number 105");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Show 20 of 85 earlier turns" }).ClickAsync();
        await Assertions.Expect(view.Turns).ToHaveCountAsync(40);
        // What was at the top before is still what is read.
        await Assertions.Expect(visitor.Page.Locator($"#turn-{turns[85].Id}")).ToBeInViewportAsync();
        await visitor.AssertAccessibleAsync();
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task An_address_of_an_early_turn_shows_that_turn()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        var turns = await AddThreadAsync(studio, count: 60);
        await using var visitor = await Visitor.SignInAsync(chromium, studio, page: "more");

        await visitor.GoAsync($"create/{turns[0].ThreadId}#turn-{turns[4].Id}");

        await Assertions.Expect(visitor.Page.Locator($"#turn-{turns[4].Id}")).ToBeInViewportAsync();
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Show 4 earlier turns" })).ToHaveCountAsync(1);
    }

    private static async Task<IReadOnlyList<Turn>> AddThreadAsync(RunningStudio studio, int count)
    {
        List<Turn> turns = [];
        await studio.Services.GetRequiredService<WorkspaceScope>().RunAsync(
            await studio.WorkspaceIdAsync(TestPerson.Slug, Token),
            async (services, token) =>
            {
                var context = services.GetRequiredService<StudioDbContext>();
                var owner = await context.Memberships.Select(membership => membership.UserId).FirstAsync(token);
                var thread = Rows.Thread(owner, DateTime.UnixEpoch);
                turns.AddRange(Enumerable.Range(0, count).Select(number => Rows.Turn(thread, number, $"wish number {number + 1}")));
                context.Add(thread);
                context.AddRange(turns);
                context.AddRange(turns.Select(turn => Rows.Revision(turn)));
                await context.SaveChangesAsync(token);
            },
            Token);
        return turns;
    }
}
