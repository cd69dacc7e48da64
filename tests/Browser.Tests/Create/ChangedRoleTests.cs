using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Studio.Browser.Tests.Running;
using Studio.Data;
using Studio.Data.Models;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Inference.Models;
using Studio.Jobs.Events;
using Studio.Jobs.Models;
using Studio.Testing;
using static Microsoft.Playwright.Assertions;

namespace Studio.Browser.Tests.Create;

/// <summary>What somebody may do changes while they write: their words stay, and where they may do nothing more they read whom to ask.</summary>
public sealed class ChangedRoleTests(Chromium chromium)
{
    private readonly ManualTimeProvider _time = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Words_in_the_composer_survive_another_role_and_a_role_that_may_not_write()
    {
        await using var studio = await StartAsync();
        await using var visitor = await LookAsync(studio);
        var view = new CreateView(visitor);
        await view.ReadyAsync();
        await view.Wish.PressSequentiallyAsync("ein Leuchtturm für Frieda, 灯台");

        // At once: nothing waits for the draft to be saved.
        await BecomeAsync(studio, Role.Moderator);
        await Expect(visitor.Page.GetByText("Your role here is Moderator now.")).ToBeVisibleAsync();
        await view.ReadyAsync();
        await Expect(view.Wish).ToHaveValueAsync("ein Leuchtturm für Frieda, 灯台");

        await view.Wish.PressSequentiallyAsync(" im Schnee");
        await BecomeAsync(studio, Role.Viewer);
        await Expect(view.Wish).ToHaveCountAsync(0);

        await BecomeAsync(studio, Role.Creator);
        await view.ReadyAsync();
        await Expect(view.Wish).ToHaveValueAsync("ein Leuchtturm für Frieda, 灯台 im Schnee");
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task Who_may_use_no_model_reads_whom_to_ask_and_goes_on_by_a_press()
    {
        await using var studio = await StartAsync();
        var model = ModelSubject.Of(studio.Services.GetRequiredService<ModelCatalog>().Find("studio-mini-diffusion")).Key;
        await InsideAsync(studio, async context =>
        {
            context.Add(new ModelUse { Model = model, ForCreators = false });
            var stranger = await context.Users.Where(user => user.Email == TestPerson.Stranger.Email).Select(user => user.Id).SingleAsync(Token);
            var thread = Rows.Thread(stranger, DateTime.UnixEpoch);
            context.AddRange(thread, Rows.Turn(thread));
            await context.SaveChangesAsync(Token);
        });
        await using var visitor = await LookAsync(studio);

        var sentence = $"Ask {TestPerson.Owner.Name}: under Models they can let you use one.";
        await Expect(visitor.Page.GetByText(sentence)).ToBeVisibleAsync();
        await Expect(new CreateView(visitor).Wish).ToHaveCountAsync(0);
        await visitor.ScreenshotAsync("create-no-model-1440-dark");
        await visitor.AssertAccessibleAsync();

        // What was made before is still read, and led to from the side list.
        await visitor.Page.Locator("#side-list a").Filter(new() { HasText = "リスの王" }).ClickAsync();
        await Expect(new CreateView(visitor).NewestTurn).ToContainTextAsync("リスの王");
        await Expect(visitor.Page.GetByText(sentence)).ToBeVisibleAsync();
        await Expect(new CreateView(visitor).Wish).ToHaveCountAsync(0);
        await visitor.ScreenshotAsync("thread-no-model-1440-dark");
        await visitor.AssertAccessibleAsync();

        await InsideAsync(studio, context => context.ModelUses.ExecuteUpdateAsync(set => set.SetProperty(use => use.ForCreators, true), Token));
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Try again" }).ClickAsync();
        await new CreateView(visitor).ReadyAsync();
    }

    private async Task<RunningStudio> StartAsync()
    {
        var studio = await RunningStudio.StartWithOwnerAsync(Token, builder => builder.Services.AddSingleton<TimeProvider>(_time));
        await studio.AddStrangerAsync(TestPerson.Stranger, "inland", Token);
        await studio.AddMemberAsync(TestPerson.Stranger, TestPerson.Slug, Token);
        await BecomeAsync(studio, Role.Creator);
        return studio;
    }

    private async Task<Visitor> LookAsync(RunningStudio studio)
    {
        var visitor = await Visitor.ArriveAsync(chromium, studio);
        await visitor.SignInAsync(TestPerson.Stranger, $"/w/{TestPerson.Slug}/create");
        return visitor;
    }

    private static Task BecomeAsync(RunningStudio studio, Role role) => InsideAsync(studio, async context =>
    {
        var stranger = await context.Users.Where(user => user.Email == TestPerson.Stranger.Email).Select(user => user.Id).SingleAsync(Token);
        await context.Memberships.Where(m => m.UserId == stranger).ExecuteUpdateAsync(set => set.SetProperty(m => m.Role, role), Token);
        studio.Services.GetRequiredService<StudioEvents>().Publish(await studio.WorkspaceIdAsync(TestPerson.Slug, Token), new MemberEvent(stranger));
    });

    private static async Task InsideAsync(RunningStudio studio, Func<StudioDbContext, Task> work) =>
        await studio.Services.GetRequiredService<WorkspaceScope>().RunAsync(
            await studio.WorkspaceIdAsync(TestPerson.Slug, Token),
            (services, _) => work(services.GetRequiredService<StudioDbContext>()),
            Token);
}
