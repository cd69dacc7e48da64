using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Studio.Browser.Tests.Running;
using Studio.Testing;

namespace Studio.Browser.Tests.Create;

/// <summary>How a person hears that pictures are made, and sees them come.</summary>
public sealed class DoneTests(Chromium chromium)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pictures_that_are_done_while_nobody_looks_are_told_by_the_tab_and_by_a_notification()
    {
        await using var studio = await DrawingStudio.StartAsync(Token);
        await using var visitor = await Visitor.ArriveAsync(chromium, studio);
        await visitor.Page.Context.GrantPermissionsAsync(["notifications"]);
        await visitor.Page.AddInitScriptAsync("""
            window.asked = 0; window.told = []; window.away = false;
            const Real = window.Notification;
            window.Notification = class extends Real {
              constructor(title, options) { super(title, options); window.told.push(`${title}: ${options.body}`); }
              static requestPermission() { window.asked++; return Real.requestPermission(); }
            };
            Object.defineProperty(document, "hidden", { get: () => window.away });
            """);
        await visitor.SignInAsync(TestPerson.Owner, $"/w/{TestPerson.Slug}/profile");
        await visitor.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Tell me when pictures are done" }).CheckAsync();
        await Assertions.Expect(visitor.Page.GetByText("Saved", new() { Exact = true })).ToBeVisibleAsync();
        Assert.Equal(1, await visitor.Page.EvaluateAsync<int>("window.asked"));
        await visitor.GoAsync("create");
        var view = new CreateView(visitor);
        await view.ReadyAsync();
        await view.AsItIsAsync(pictures: 2);

        await view.SayAsync("A red fox, large, in the center.");
        await Assertions.Expect(view.Tiles).ToHaveCountAsync(2);
        await Assertions.Expect(visitor.Page).ToHaveTitleAsync(new Regex(@"^\([01] of 2\) A red fox", RegexOptions.None, TimeSpan.FromSeconds(1)));
        await visitor.Page.EvaluateAsync("window.away = true");
        await view.PicturesAsync(2);

        await Assertions.Expect(visitor.Page).ToHaveTitleAsync(new Regex("^✓ A red fox", RegexOptions.None, TimeSpan.FromSeconds(1)));
        await visitor.Page.WaitForFunctionAsync("() => window.told.length > 0");
        Assert.Equal(["A red fox, large, in the center.: 2 pictures are ready."], await visitor.Page.EvaluateAsync<string[]>("window.told"));
        await visitor.Page.EvaluateAsync("window.away = false; document.dispatchEvent(new Event('visibilitychange'))");
        await Assertions.Expect(visitor.Page).ToHaveTitleAsync(new Regex("^A red fox", RegexOptions.None, TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public async Task A_picture_comes_through_at_least_four_different_previews()
    {
        await using var studio = await DrawingStudio.StartAsync(Token);
        await using var visitor = await Visitor.SignInAsync(chromium, studio, page: "create");
        var view = new CreateView(visitor);
        await view.ReadyAsync();
        await view.AsItIsAsync(pictures: 1);
        var previews = new List<Task<byte[]>>();
        visitor.Page.Response += (_, response) =>
        {
            if (response.Status == 200 && response.Url.Contains("/preview?v=", StringComparison.Ordinal))
            {
                previews.Add(response.BodyAsync());
            }
        };

        await visitor.Page.Keyboard.PressAsync("Control+.");
        await visitor.Page.GetByRole(AriaRole.Slider, new() { Name = "Steps" }).FillAsync("50");
        await visitor.Page.GetByRole(AriaRole.Slider, new() { Name = "Steps" }).DispatchEventAsync("change");
        await view.SayAsync("A red fox, large, in the center.");
        await view.PicturesAsync(1);

        var different = (await Task.WhenAll(previews)).Select(Convert.ToHexString).Distinct(StringComparer.Ordinal).Count();
        Assert.True(different >= 4, $"{different} different previews were shown.");
    }
}
