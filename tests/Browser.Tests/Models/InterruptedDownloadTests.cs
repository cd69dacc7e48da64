using Microsoft.Playwright;
using Studio.Browser.Tests.Running;
using Studio.Inference.Hub;
using Studio.Inference.Tests.Hub;
using Studio.Testing;
using static Microsoft.Playwright.Assertions;

namespace Studio.Browser.Tests.Models;

/// <summary>One download through everything that can happen to it, in the real program and by its page: paused, the server stopped, the server killed.</summary>
public sealed class InterruptedDownloadTests(Chromium chromium)
{
    private const string Repository = "org/mini";
    private const long Megabyte = 1 << 20;

    /// <summary>What a killed program may have written without a note of it: two megabytes and the buffer on its way.</summary>
    private const long Unnoted = (2 * Megabyte) + (128 << 10);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Paused_stopped_and_killed_it_goes_on_each_time_with_the_bytes_it_has(DatabaseKind kind)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The program is ended by signals.");
        await using var place = await ServerPlace.CreateAsync(kind, Token);
        await using var hub = await TestHub.StartAsync(Token);
        var unet = Publish(hub);
        var gate = new HubGate(hub, "unet/model.onnx");
        gate.OpenTo(6 * Megabyte);
        (string, string)[] settings = [.. place.Settings, ("HF_ENDPOINT", hub.Address.ToString())];

        using var first = await ServerProcess.StartAsync(place.Folder, port: 0, Token, settings);
        await using var visitor = await Visitor.SetUpAsync(chromium, first);
        var row = await FetchAsync(visitor);
        await gate.ArrivedAsync(Blobs(place), 6 * Megabyte, Token);
        await row.GetByRole(AriaRole.Button, new() { Name = "Pause" }).ClickAsync();
        await Expect(row.Locator(".badge")).ToHaveTextAsync("paused");
        await Expect(row).ToContainTextAsync("What came is kept");
        var requests = gate.Starts.Count;
        gate.OpenTo(9 * Megabyte);
        await row.GetByRole(AriaRole.Button, new() { Name = "Go on" }).ClickAsync();
        await gate.ArrivedAsync(Blobs(place), 9 * Megabyte, Token);
        Assert.Equal(6 * Megabyte, gate.Starts[requests]);

        requests = gate.Starts.Count;
        // An open page would come back by itself to where it was, while the test goes elsewhere.
        await visitor.Page.GotoAsync("about:blank");
        await first.StopAsync(Token);
        AssertNothingInstalled(place);
        gate.OpenTo(13 * Megabyte);
        using var second = await ServerProcess.StartAsync(place.Folder, first.Address.Port, Token, settings);
        await gate.ArrivedAsync(Blobs(place), 13 * Megabyte, Token);
        Assert.InRange(gate.Starts[requests], (9 * Megabyte) - Unnoted, 9 * Megabyte);
        await visitor.GoAsync("models");
        await Expect(row.Locator(".badge")).ToHaveTextAsync("fetching");
        await visitor.ScreenshotAsync("models-interrupted-1440-dark");

        requests = gate.Starts.Count;
        await visitor.Page.GotoAsync("about:blank");
        await second.KillAsync(Token);
        AssertNothingInstalled(place);
        gate.OpenTo(unet.Length);
        using var third = await ServerProcess.StartAsync(place.Folder, first.Address.Port, Token, settings);
        await InstalledAsync(place);
        Assert.InRange(gate.Starts[requests], (13 * Megabyte) - Unnoted, 13 * Megabyte);
        Assert.InRange(gate.Sent, unet.Length, unet.Length + (2 * Unnoted));
        await AssertInstalledAsync(place, visitor, unet);
    }

    private static async Task AssertInstalledAsync(ServerPlace place, Visitor visitor, byte[] unet)
    {
        await visitor.GoAsync("models");
        var model = visitor.Page.Locator("article.model", new() { HasText = "licence not accepted" });
        await Expect(model).ToContainTextAsync(Repository);
        await Expect(visitor.Page.GetByText("On their way")).ToHaveCountAsync(0);
        var snapshot = Assert.Single(new HubCache(Path.Combine(place.Folder, "models"), TimeProvider.System).Snapshots());
        Assert.Equal(unet, await File.ReadAllBytesAsync(Path.Combine(snapshot.Folder, "unet", "model.onnx"), Token));
        Assert.Empty(Directory.EnumerateFiles(place.Folder, "*.incomplete*", SearchOption.AllDirectories));
    }

    /// <summary>Publishes the embedded model, a real one, and gives the file that the gate is for.</summary>
    private static byte[] Publish(TestHub hub)
    {
        var repository = hub.Add(Repository);
        var folder = Path.Combine(Testing.Repository.Models, "studio-mini-diffusion");
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            repository.Files[Path.GetRelativePath(folder, file)] = File.ReadAllBytes(file);
        }

        return repository.Files["unet/model.onnx"];
    }

    private static async Task<ILocator> FetchAsync(Visitor visitor)
    {
        await visitor.GoAsync("models/get");
        await visitor.Page.GetByLabel("Search the hub").FillAsync(Repository);
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Find", Exact = true }).ClickAsync();
        var drawer = visitor.Page.Locator("aside.drawer");
        await drawer.GetByRole(AriaRole.Button, new() { Name = "Fetch " }).ClickAsync();
        await Expect(drawer).ToHaveCountAsync(0);
        return visitor.Page.Locator("article.model", new() { HasText = Repository });
    }

    /// <summary>The dead server's lease has to end before another one goes on, which takes its time.</summary>
    private static async Task InstalledAsync(ServerPlace place)
    {
        while (new HubCache(Path.Combine(place.Folder, "models"), TimeProvider.System).Snapshots().Count == 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(200), Token);
        }
    }

    private static string Blobs(ServerPlace place) => Path.Combine(place.Folder, "models", "models--org--mini", "blobs");

    private static void AssertNothingInstalled(ServerPlace place)
    {
        Assert.Empty(new HubCache(Path.Combine(place.Folder, "models"), TimeProvider.System).Snapshots());
        Assert.False(Directory.Exists(Path.Combine(place.Folder, "models", "models--org--mini", "snapshots", new string('a', 40))));
    }
}
