using Microsoft.Playwright;
using Studio.Browser.Tests.Running;

namespace Studio.Browser.Tests.Create;

/// <summary>The create page as a person sees it.</summary>
internal sealed class CreateView(Visitor visitor)
{
    public IPage Page => visitor.Page;

    public ILocator Wish => Page.GetByLabel("Your wish");

    public ILocator Turns => Page.Locator(".turn");

    public ILocator NewestTurn => Turns.Last;

    public ILocator Prompt => NewestTurn.Locator(".prompt__body").Last;

    public ILocator Make => NewestTurn.GetByRole(AriaRole.Button, new() { Name = "Make " });

    public ILocator Tiles => NewestTurn.Locator(".tile");

    public async Task SayAsync(string wish)
    {
        await Wish.FillAsync(wish);
        await Wish.PressAsync("Control+Enter");
    }

    /// <summary>All settings, opened where they were closed.</summary>
    public async Task<ILocator> SettingsAsync()
    {
        var drawer = Page.GetByRole(AriaRole.Complementary, new() { Name = "Settings" });
        var button = Page.Locator("[data-key='Ctrl+.']");
        if (await button.GetAttributeAsync("aria-pressed") != "true")
        {
            await button.ClickAsync();
        }

        await drawer.WaitForAsync();
        return drawer;
    }

    /// <summary>The next wish is the prompt itself, for so many pictures.</summary>
    public async Task AsItIsAsync(int pictures)
    {
        await Page.GetByRole(AriaRole.Button, new() { Name = "Upsampling on" }).ClickAsync();
        await Assertions.Expect(Page.GetByRole(AriaRole.Button, new() { Name = "Upsampling off" })).ToBeVisibleAsync();
        await Page.Locator("[popovertarget='chip-count']").ClickAsync();
        await Page.Locator("#chip-count").GetByRole(AriaRole.Menuitemradio, new() { Name = pictures == 1 ? "1 picture" : $"{pictures} pictures", Exact = true }).ClickAsync();
        await Assertions.Expect(Page.Locator("[popovertarget='chip-count'] b")).ToHaveTextAsync($"{pictures}");
    }

    /// <summary>The finished text of the newest prompt.</summary>
    public async Task<string> WrittenAsync()
    {
        await Make.WaitForAsync();
        return await Prompt.InnerTextAsync();
    }

    /// <summary>Opens the newest prompt with its key and gives its box.</summary>
    public async Task<ILocator> EditAsync()
    {
        await Page.EvaluateAsync("() => document.activeElement.blur()");
        await Page.Keyboard.PressAsync("e");
        var box = NewestTurn.Locator(".prompt__box");
        await Assertions.Expect(box).ToBeFocusedAsync();
        return box;
    }

    public Task PicturesAsync(int count) => Assertions.Expect(NewestTurn.Locator(".tile[data-state='done']")).ToHaveCountAsync(count);

    /// <summary>Waits until the composer belongs to its script: what is typed before that has nobody to keep it.</summary>
    public Task ReadyAsync() => Page.Locator(".composer[data-ready]").WaitForAsync();
}
