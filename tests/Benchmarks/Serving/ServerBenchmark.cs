using System.Globalization;
using Microsoft.Playwright;

namespace Studio.Benchmarks.Serving;

/// <summary>Cold starts, the way from a click to its answer while pictures are drawn, and memory: the real server in a process of its own and a real browser.</summary>
internal static class ServerBenchmark
{
    private const int Starts = 3;
    private const int Clicks = 100;
    private const string Debian = "/usr/bin/chromium";

    public static async Task<int> RunAsync()
    {
        Console.WriteLine($"""
            ## The server

            `dotnet run --project tests/Benchmarks -c Release -- server`

            | | |
            |---|---|
            """);
        using var folder = new TemporaryFolder();
        await StartAsync("start to first page, empty data folder", folder.Path, "/", starts: 1);
        using var prepared = new TemporaryFolder();
        await PreparedStudio.MakeAsync(prepared.Path);
        await StartAsync($"start to first page, median of {Starts}", prepared.Path, "/sign-in", Starts);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Environment.GetEnvironmentVariable("STUDIO_CHROMIUM") ?? Debian,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
        });
        await VisitAsync(browser, prepared.Path);
        return 0;
    }

    private static async Task StartAsync(string name, string folder, string page, int starts)
    {
        var times = new List<double>();
        for (var i = 0; i < starts; i++)
        {
            using var server = await RunningServer.StartAsync(folder);
            times.Add(await server.FirstPageAsync(page));
        }

        Row(name, $"{new Quantiles(times).Median / 1000:f2} s");
    }

    private static async Task VisitAsync(IBrowser browser, string folder)
    {
        using var server = await RunningServer.StartAsync(folder);
        await server.FirstPageAsync("/sign-in");
        using var memory = new MemoryWatch(server.ProcessId);
        var fresh = memory.Now();
        await using var context = await browser.NewContextAsync(new BrowserNewContextOptions { BaseURL = server.Address.ToString(), ViewportSize = new ViewportSize { Width = 1440, Height = 900 } });
        var visit = new Visit(await context.NewPageAsync());
        await visit.SignInAsync();
        await visit.DrawAsync("リスの王");
        Row("start to first picture (sign in, wish, prompt written, drawn)", $"{server.SinceStart.Elapsed.TotalSeconds:f1} s");
        await visit.AllDoneAsync();

        var clicks = new Quantiles(await visit.ClickWhileDrawingAsync("a penguin in the snow", Clicks));
        Row($"click to changed page while pictures are drawn, {clicks.Count} clicks", $"{clicks}");
        await visit.AllDoneAsync();
        if (ServerMemory.IsKnown)
        {
            Row("memory, started", Text(fresh));
            Row("memory, idle, models loaded", Text(memory.Now()));
            Row("memory, highest while writing and drawing", Text(memory.Highest));
        }
    }

    private static FormattableString Text(ServerMemory memory) => $"server {memory.Server:f0} MB, writer {memory.Writer:f0} MB, painter {memory.Painter:f0} MB";

    private static void Row(string name, FormattableString value) => Console.WriteLine($"| {name} | {value.ToString(CultureInfo.InvariantCulture)} |");
}
