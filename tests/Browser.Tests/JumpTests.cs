using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Studio.Browser.Tests.Running;
using Studio.Data;
using Studio.Data.Prompts;
using Studio.Data.Tenancy;
using Studio.Testing;

namespace Studio.Browser.Tests;

public sealed class JumpTests(Chromium chromium)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ctrl_K_finds_a_thread_by_a_word_of_its_wish_and_a_page_by_its_name()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        var thread = await AddThreadAsync(studio, "リスの王", "王冠をかぶったリス");
        await using var visitor = await Visitor.SignInAsync(chromium, studio);
        var menu = visitor.Page.GetByRole(AriaRole.Dialog, new() { Name = "Jump to" });

        await visitor.Page.Keyboard.PressAsync("Control+k");
        await visitor.Page.Keyboard.TypeAsync("王冠");
        await Assertions.Expect(menu.GetByRole(AriaRole.Option, new() { Name = "リスの王" })).ToBeVisibleAsync();
        await Assertions.Expect(menu.GetByRole(AriaRole.Option, new() { Name = "リスの王" })).ToContainTextAsync("in a wish: 王冠をかぶったリス");
        await Assertions.Expect(menu.GetByRole(AriaRole.Option, new() { Name = "リスの王" }).Locator("mark")).ToHaveTextAsync("王冠");
        await Assertions.Expect(menu.GetByRole(AriaRole.Option, new() { Name = "What Studio Mini can draw: crown" })).ToBeVisibleAsync();
        await visitor.ScreenshotAsync("jump-1440-dark");
        await visitor.AssertAccessibleAsync();

        await menu.GetByRole(AriaRole.Combobox).FillAsync("dark");
        await menu.GetByRole(AriaRole.Option, new() { Name = "Switch between dark and light" }).ClickAsync();
        await Assertions.Expect(visitor.Page.Locator("html")).ToHaveAttributeAsync("data-theme", "light");
        await visitor.Page.Keyboard.PressAsync("Control+k");

        await menu.GetByRole(AriaRole.Combobox).FillAsync("account");
        await Assertions.Expect(menu.GetByRole(AriaRole.Option, new() { Name = "Your account" })).ToBeVisibleAsync();
        await menu.GetByRole(AriaRole.Option, new() { Name = "Your account" }).ClickAsync();
        await visitor.Page.ArriveAtAsync("**/profile");

        await visitor.Page.Keyboard.PressAsync("Control+k");
        await visitor.Page.Keyboard.TypeAsync("王冠");
        // The answer to both letters, not the one to the first.
        await Assertions.Expect(menu.GetByRole(AriaRole.Option, new() { Name = "リスの王" }).Locator("mark")).ToHaveTextAsync("王冠");
        await visitor.Page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(menu.Locator("[aria-selected=true]")).ToContainTextAsync("リスの王");
        await visitor.Page.Keyboard.PressAsync("Enter");
        await visitor.Page.ArriveAtAsync($"**/create/{thread}");
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task An_at_sign_finds_people_and_Shift_Enter_begins_a_thread_with_the_words()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        await using var visitor = await Visitor.SignInAsync(chromium, studio, page: "gallery");
        var menu = visitor.Page.GetByRole(AriaRole.Dialog, new() { Name = "Jump to" });

        await visitor.Page.Keyboard.PressAsync("Control+k");
        await visitor.Page.Keyboard.TypeAsync($"@{TestPerson.Owner.Name[..3]}");
        await Assertions.Expect(menu.GetByRole(AriaRole.Option)).ToHaveCountAsync(1);
        await Assertions.Expect(menu.GetByRole(AriaRole.Option)).ToContainTextAsync($"Owner, {TestPerson.Owner.Email}");
        await visitor.AssertAccessibleAsync();

        await menu.GetByRole(AriaRole.Combobox).FillAsync("a purple whale");
        await Assertions.Expect(menu.GetByRole(AriaRole.Option, new() { Name = "New thread with “a purple whale”" })).ToBeVisibleAsync();
        await menu.GetByRole(AriaRole.Combobox).PressAsync("Shift+Enter");

        await visitor.Page.ArriveAtAsync("**/create**");
        await Assertions.Expect(visitor.Page.GetByLabel("Your wish")).ToHaveValueAsync("a purple whale");
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task Ctrl_K_opens_in_every_window_also_out_of_the_composer()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        foreach (var window in new[] { Window.Desktop, Window.Tablet, Window.Phone })
        {
            await using var visitor = await Visitor.SignInAsync(chromium, studio, window, "create");
            await visitor.Page.Locator(".composer[data-ready]").WaitForAsync();
            var wish = visitor.Page.GetByLabel("Your wish");
            await wish.ClickAsync();

            await visitor.Page.Keyboard.PressAsync("Control+k");

            var ask = visitor.Page.GetByRole(AriaRole.Dialog, new() { Name = "Jump to" }).GetByRole(AriaRole.Combobox);
            await Assertions.Expect(ask).ToBeFocusedAsync();
            await visitor.Page.Keyboard.TypeAsync("queue");
            await Assertions.Expect(ask).ToHaveValueAsync("queue");
            await Assertions.Expect(wish).ToHaveValueAsync("");
        }
    }

    [Fact]
    public async Task What_the_arrows_chose_stays_chosen_when_a_late_answer_comes_before_it()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        await AddThreadAsync(studio, "リスの王", "王冠をかぶったリス");
        await using var visitor = await Visitor.SignInAsync(chromium, studio);
        var menu = visitor.Page.GetByRole(AriaRole.Dialog, new() { Name = "Jump to" });
        await visitor.Page.Keyboard.PressAsync("Control+k");
        await visitor.Page.Keyboard.TypeAsync("王冠");
        await Assertions.Expect(menu.GetByRole(AriaRole.Option, new() { Name = "リスの王" }).Locator("mark")).ToHaveTextAsync("王冠");
        await visitor.Page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(menu.Locator("[aria-selected=true]")).ToContainTextAsync("リスの王");

        await menu.GetByRole(AriaRole.Listbox).EvaluateAsync("list => list.insertAdjacentHTML('afterbegin', '<a role=\"option\" href=\"/more\">Late</a>')");
        await Assertions.Expect(menu.GetByRole(AriaRole.Option, new() { Name = "Late" })).ToHaveAttributeAsync("aria-selected", "false");

        await Assertions.Expect(menu.Locator("[aria-selected=true]")).ToContainTextAsync("リスの王");
        await visitor.Page.Keyboard.TypeAsync("を");
        await Assertions.Expect(menu.GetByRole(AriaRole.Option).First).ToHaveAttributeAsync("aria-selected", "true");
    }

    [Theory]
    [InlineData("Ärger im Zoo", "ÄRGER")]
    [InlineData("ИЖ und ёж", "иж")]
    [InlineData("ﾘｽの王", "リス")]
    public async Task Ctrl_K_finds_a_thread_whatever_the_case_and_width_of_its_letters(string title, string typed)
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        await AddThreadAsync(studio, title, "something else");
        await using var visitor = await Visitor.SignInAsync(chromium, studio);

        await visitor.Page.Keyboard.PressAsync("Control+k");
        await visitor.Page.Keyboard.TypeAsync(typed);

        var menu = visitor.Page.GetByRole(AriaRole.Dialog, new() { Name = "Jump to" });
        await Assertions.Expect(menu.GetByRole(AriaRole.Option, new() { Name = title })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Ctrl_K_begins_a_thread_with_the_words_that_were_typed_and_undo_gives_the_draft_back()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        await using var visitor = await Visitor.SignInAsync(chromium, studio, page: "create");
        await visitor.Page.Locator(".composer[data-ready]").WaitForAsync();
        var wish = visitor.Page.GetByLabel("Your wish");
        await wish.FillAsync("half a thought");

        await visitor.Page.Keyboard.PressAsync("Control+k");
        await visitor.Page.Keyboard.TypeAsync("a blue owl & a fox");
        await visitor.Page.GetByRole(AriaRole.Option, new() { Name = "New thread with “a blue owl & a fox”" }).ClickAsync();

        await Assertions.Expect(wish).ToHaveValueAsync("a blue owl & a fox");
        await visitor.Page.ArriveAtAsync("**/create");
        await Assertions.Expect(wish).ToBeFocusedAsync();
        await visitor.Page.Keyboard.PressAsync("Control+z");
        await Assertions.Expect(wish).ToHaveValueAsync("half a thought");
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task On_a_phone_it_fills_the_window()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        await using var visitor = await Visitor.SignInAsync(chromium, studio, Window.Phone);

        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Jump to …" }).ClickAsync();
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Option, new() { Name = "Gallery" })).ToBeVisibleAsync();
        await visitor.ScreenshotAsync("jump-390-dark");
        await visitor.AssertAccessibleAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Dialog)).ToBeHiddenAsync();
    }

    private static async Task<Guid> AddThreadAsync(RunningStudio studio, string title, string wish)
    {
        await using var outside = studio.Services.CreateAsyncScope();
        await using var users = await outside.ServiceProvider.GetRequiredService<IDbContextFactory<StudioDbContext>>().CreateDbContextAsync(Token);
        var owner = await users.Users.SingleAsync(Token);
        var door = Assert.Single(await outside.ServiceProvider.GetRequiredService<Doors>().WorkspacesOfAsync(owner.Id, Token));
        return await studio.Services.GetRequiredService<WorkspaceScope>().RunAsync(
            door.Id,
            async (services, token) =>
            {
                var context = services.GetRequiredService<StudioDbContext>();
                var thread = new PromptThread { Title = title, CreatedById = owner.Id, CreatedAt = DateTime.UnixEpoch, UpdatedAt = DateTime.UnixEpoch };
                context.Threads.Add(thread);
                context.Turns.Add(new Turn { ThreadId = thread.Id, Ordinal = 0, Wish = wish, Language = "ja", UpsamplingOn = true, CreatedById = owner.Id, CreatedAt = DateTime.UnixEpoch });
                await context.SaveChangesAsync(token);
                return thread.Id;
            },
            Token);
    }
}
