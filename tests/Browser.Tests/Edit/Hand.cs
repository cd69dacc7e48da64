using Microsoft.Playwright;

namespace Studio.Browser.Tests.Edit;

/// <summary>Fingers and a pen on the picture, by the browser's own protocol: pointer events as a screen sends them.</summary>
internal sealed class Hand
{
    private readonly ICDPSession _screen;
    private readonly LocatorBoundingBoxResult _box;

    private Hand(ICDPSession screen, LocatorBoundingBoxResult box) => (_screen, _box) = (screen, box);

    public static async Task<Hand> OfAsync(EditView view)
    {
        await view.Canvas.ScrollIntoViewIfNeededAsync();
        var screen = await view.Page.Context.NewCDPSessionAsync(view.Page);
        await screen.SendAsync("Emulation.setTouchEmulationEnabled", new() { ["enabled"] = true, ["maxTouchPoints"] = 2 });
        return new Hand(screen, (await view.Canvas.BoundingBoxAsync())!);
    }

    /// <summary>Places of all fingers at each moment, in shares of the picture; a finger more than before lands there, and at the end all are lifted.</summary>
    public async Task TouchAsync(params (float X, float Y)[][] moments)
    {
        var fingers = 0;
        foreach (var moment in moments)
        {
            await SendAsync(moment.Length > fingers ? "touchStart" : "touchMove", moment);
            fingers = moment.Length;
        }

        await SendAsync("touchEnd", []);
    }

    /// <param name="x">Share of the picture's width.</param>
    /// <param name="y">Share of the picture's height.</param>
    /// <param name="force">0 to 1.</param>
    public async Task PressPenAsync(float x, float y, float force)
    {
        foreach (var kind in new[] { "mousePressed", "mouseReleased" })
        {
            await _screen.SendAsync("Input.dispatchMouseEvent", new()
            {
                ["type"] = kind,
                ["x"] = _box.X + (_box.Width * x),
                ["y"] = _box.Y + (_box.Height * y),
                ["button"] = "left",
                ["buttons"] = kind == "mousePressed" ? 1 : 0,
                ["clickCount"] = 1,
                ["force"] = force,
                ["pointerType"] = "pen",
            });
        }
    }

    private Task SendAsync(string kind, (float X, float Y)[] fingers) => _screen.SendAsync("Input.dispatchTouchEvent", new()
    {
        ["type"] = kind,
        ["touchPoints"] = fingers.Select((finger, id) => new Dictionary<string, object> { ["x"] = _box.X + (_box.Width * finger.X), ["y"] = _box.Y + (_box.Height * finger.Y), ["id"] = id }).ToArray(),
    });
}
