using System.Globalization;
using Microsoft.Playwright;
using Studio.Browser.Tests.Running;

namespace Studio.Browser.Tests.Edit;

/// <summary>The page where a picture is edited, as a person sees it.</summary>
internal sealed class EditView(Visitor visitor)
{
    public IPage Page => visitor.Page;

    public ILocator Wish => Page.GetByLabel("What should change there?");

    public ILocator Canvas => Page.Locator("canvas.mask");

    public ILocator Foot => Page.Locator(".side__foot");

    public ILocator Press => Foot.GetByRole(AriaRole.Button);

    public ILocator Done => Page.Locator(".strip .tile[data-picture][data-state='done']");

    private ILocator Work => Page.Locator(".stage__work[data-ready]");

    /// <summary>The mask belongs to its script, with what was kept of it.</summary>
    public Task ReadyAsync() => Work.WaitForAsync();

    /// <summary>Masked pixels, once they are as many as expected and kept by the browser.</summary>
    public async Task ExpectMaskAsync(int pixels)
    {
        await Assertions.Expect(Work).ToHaveAttributeAsync("data-masked", pixels.ToString(CultureInfo.InvariantCulture));
        await Assertions.Expect(Work).ToHaveAttributeAsync("data-kept", pixels.ToString(CultureInfo.InvariantCulture));
    }

    public async Task<int> MaskedAsync() => int.Parse((await Work.GetAttributeAsync("data-masked"))!, CultureInfo.InvariantCulture);

    /// <summary>One stroke through points in shares of the picture.</summary>
    public async Task StrokeAsync(params (float X, float Y)[] points)
    {
        var box = (await Canvas.BoundingBoxAsync())!;
        var at = points.Select(point => (X: box.X + (box.Width * point.X), Y: box.Y + (box.Height * point.Y))).ToList();
        await Page.Mouse.MoveAsync(at[0].X, at[0].Y);
        await Page.Mouse.DownAsync();
        foreach (var (x, y) in at)
        {
            await Page.Mouse.MoveAsync(x, y, new() { Steps = 4 });
        }

        await Page.Mouse.UpAsync();
    }

    /// <summary>The keys of the page act where no text box has the focus.</summary>
    public Task LeaveBoxAsync() => Page.EvaluateAsync("() => document.activeElement.blur()");
}
