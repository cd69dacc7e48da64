using Microsoft.Playwright;
using Studio.Browser.Tests.Running;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace Studio.Browser.Tests.Running;

/// <summary>One browser process for all tests of the assembly; each test has a profile of its own.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private const string Debian = "/usr/bin/chromium";

    /// <summary>Milliseconds. How long a page may take is measured in tests/Benchmarks; here a busy machine must not look like a fault.</summary>
    public const float Patience = 120_000;

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public IBrowser Browser => _browser ?? throw new InvalidOperationException("The browser has not been started.");

    public static string Executable => Environment.GetEnvironmentVariable("STUDIO_CHROMIUM") ?? Debian;

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Executable))
        {
            Assert.Skip($"No browser at {Executable}; set STUDIO_CHROMIUM.");
        }

        Assertions.SetDefaultExpectTimeout(Patience);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Executable,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }
}
