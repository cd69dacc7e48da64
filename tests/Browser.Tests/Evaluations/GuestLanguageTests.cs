using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Studio.Browser.Tests.Running;
using Studio.Testing;
using Studio.Web.Rating;
using static Microsoft.Playwright.Assertions;

namespace Studio.Browser.Tests.Evaluations;

/// <summary>A guest who reads Japanese, from the link to the deletion of what they said; another language now and then loses nothing.</summary>
public sealed partial class GuestLanguageTests(Chromium chromium)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_guest_walks_through_in_japanese_and_meets_no_other_language(bool isPhone)
    {
        await using var rated = await RatedStudio.StartAsync(Token, prompts: 10, checkEvery: 0, repeatEvery: 2);
        await using var guest = await Visitor.ArriveAsync(chromium, rated.Studio, isPhone ? Window.Phone : null, locale: "ja-JP");
        var page = guest.Page;
        var suffix = isPhone ? "-phone" : "";
        await page.GotoAsync(RatingAddress.Guest(rated.Link));
        await SpeaksJapaneseAsync(page);
        await guest.AssertAccessibleAsync();
        await guest.ScreenshotAsync($"rate-start-ja{suffix}", isWhole: true);

        await StartAsync(page);
        await PractiseAsync(page);
        await RateAsync(page, guest, suffix);

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Noorさん、ありがとうございました。" })).ToBeVisibleAsync();
        await Expect(page.GetByText("左右を入れ替えて2回出ました")).ToBeVisibleAsync();
        // Left on the first time is right on the second.
        await Expect(page.Locator(".twice__row .differs").First).ToContainTextAsync("最初は");
        await page.WaitForFunctionAsync("() => [...document.querySelectorAll('.twice__row img')].every(image => !image.hidden && image.complete && image.naturalWidth > 0)");
        await SpeaksJapaneseAsync(page);
        await guest.AssertAccessibleAsync();
        await guest.ScreenshotAsync($"rate-done-ja{suffix}", isWhole: true);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "light");
        await guest.AssertAccessibleAsync();
        await guest.ScreenshotAsync($"rate-done-ja{suffix}-light", isWhole: true);
        await page.GetByRole(AriaRole.Button, new() { Name = "今すぐ削除" }).ClickAsync();
        await SpeaksJapaneseAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "削除する" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "あなたの回答を削除しました。" })).ToBeVisibleAsync();
        await SpeaksJapaneseAsync(page);
        Assert.Empty(guest.Complaints);
    }

    /// <summary>What was typed and ticked stays through two changes of the language.</summary>
    private static async Task StartAsync(IPage page)
    {
        await page.GetByLabel("名前（何でもかまいません）").FillAsync("Noor");
        await page.GetByRole(AriaRole.Checkbox).CheckAsync();
        await ChooseAsync(page, "Deutsch");
        await Expect(page.GetByLabel("Ein Name, ganz nach Wahl")).ToHaveValueAsync("Noor");
        await Expect(page.GetByRole(AriaRole.Checkbox)).ToBeCheckedAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "de");
        await ChooseAsync(page, "日本語");
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "ja");
        await page.GetByRole(AriaRole.Button, new() { Name = "練習を2組" }).ClickAsync();
    }

    private static async Task PractiseAsync(IPage page)
    {
        await Expect(page.GetByText("練習 1 / 2")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("1");
        await Expect(page.GetByText("1を選びました。王冠と砂漠の両方があるのは2枚目だけです。")).ToBeVisibleAsync();
        await SpeaksJapaneseAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "次へ" }).ClickAsync();
        await Expect(page.GetByText("練習 2 / 2")).ToBeVisibleAsync();
        // The second practice pair is still the second one.
        await ChooseAsync(page, "中文");
        await Expect(page.GetByText("练习 2 / 2")).ToBeVisibleAsync();
        await ChooseAsync(page, "日本語");
        await Expect(page.GetByText("練習 2 / 2")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("4");
        await page.GetByRole(AriaRole.Button, new() { Name = "始める" }).ClickAsync();
    }

    private static async Task RateAsync(IPage page, Visitor guest, string suffix)
    {
        var pair = page.Locator("[data-rating][data-stage='pair'] [data-answer='left']:enabled");
        await Expect(pair).ToBeVisibleAsync();
        await SpeaksJapaneseAsync(page);
        await guest.AssertAccessibleAsync();
        await guest.ScreenshotAsync($"rate-ja{suffix}");
        await page.Keyboard.PressAsync("Shift+?");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "キー操作" })).ToBeVisibleAsync();
        await SpeaksJapaneseAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "閉じる" }).ClickAsync();

        // Chosen in the moment of an answer: the answer is there, and the next pair in the other language.
        await page.Keyboard.PressAsync("1");
        await ChooseAsync(page, "English");
        await Expect(page.Locator("[data-fill='count']")).ToHaveTextAsync(new Regex("^1 of [0-9]+ pairs$", RegexOptions.None, TimeSpan.FromSeconds(1)));
        await ChooseAsync(page, "日本語");
        await Expect(page.Locator("[data-fill='count']")).ToHaveTextAsync(new Regex("^[0-9]+組中1組$", RegexOptions.None, TimeSpan.FromSeconds(1)));

        var (done, rest) = (page.Locator("[data-rating][data-stage='done']"), page.Locator("[data-rating][data-stage='rest']"));
        for (var asked = 0; asked < 40; asked++)
        {
            await Expect(done.Or(pair).Or(rest)).ToBeVisibleAsync();
            if (await done.IsVisibleAsync())
            {
                return;
            }

            if (await rest.IsVisibleAsync())
            {
                await SpeaksJapaneseAsync(page);
                await guest.ScreenshotAsync($"rate-rest-ja{suffix}");
                await page.Keyboard.PressAsync("Space");
                continue;
            }

            await page.RunAndWaitForResponseAsync(() => pair.ClickAsync(), response => response.Url.Contains("/answer", StringComparison.Ordinal));
        }
    }

    private static Task ChooseAsync(IPage page, string language) =>
        page.Locator("[data-language] select:visible").SelectOptionAsync(new SelectOptionValue { Label = language });

    /// <summary>Neither in what is read nor in what is read aloud: only names, keys and the code are Latin.</summary>
    private static async Task SpeaksJapaneseAsync(IPage page)
    {
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "ja");
        var said = await page.EvaluateAsync<string>("""
            () => [document.title, document.querySelector('main').innerText, ...[...document.querySelectorAll('main *')]
              .filter(element => element.checkVisibility()).flatMap(element => ['aria-label', 'title', 'alt', 'placeholder'].map(name => element.getAttribute(name) ?? ''))].join('\n')
            """);
        var known = new[] { TestPerson.WorkspaceName, TestPerson.Owner.Name, "Crowns, written out or not", "Noor", "Shift", "Studio", "English", "Deutsch" };
        var rest = known.Aggregate(said, (text, word) => text.Replace(word, "", StringComparison.Ordinal));
        rest = Code().Replace(rest, "");
        Assert.DoesNotMatch(Latin(), rest);
    }

    [GeneratedRegex("[a-z]+-[a-z]+-[a-z]+-[0-9]+", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Code();

    [GeneratedRegex("[A-Za-z]{3,}", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Latin();
}
