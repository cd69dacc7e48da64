using Studio.Inference.Hub;
using Studio.Testing;

namespace Studio.Inference.Tests.Hub;

/// <summary>A hub with one small chat model and a client of it, impatient enough for tests.</summary>
internal sealed class HubDownload : IAsyncDisposable
{
    public const string Repository = "org/tiny";
    public const string Token = "hf_secret";

    private readonly TemporaryFolder _folder = new();

    private HubDownload(TestHub hub)
    {
        Hub = hub;
        Files = hub.Add(Repository).Files;
        Files["README.md"] = "---\nlicense: mit\n---\nTiny.\n"u8.ToArray();
        Files["tiny.gguf"] = Noise(300_001, seed: 1);
        Files["pytorch_model.bin"] = Noise(50_000, seed: 2);
        Options = new HubOptions
        {
            Endpoint = hub.Address,
            Token = Token,
            Folder = _folder["cache"],
            ReserveBytes = 0,
            PartBytes = 100_000,
            FirstPause = TimeSpan.FromMilliseconds(2),
            LongestPause = TimeSpan.FromMilliseconds(10),
            Stall = TimeSpan.FromSeconds(20),
            LeastProgress = 4_096,
        };
    }

    public TestHub Hub { get; }

    public Dictionary<string, byte[]> Files { get; }

    public HubOptions Options { get; set; }

    public byte[] Model => Files["tiny.gguf"];

    public string Outside => _folder.Path;

    public static async Task<HubDownload> StartAsync() => new(await TestHub.StartAsync(TestContext.Current.CancellationToken));

    public HubClient Client() => new(Options, TimeProvider.System);

    public async Task<HubSnapshot> RunAsync(IProgress<HubProgress>? progress = null, CancellationToken? cancellationToken = null)
    {
        using var client = Client();
        var plan = await client.PlanAsync(new HubAddress(Repository), new HubChoice(), TestContext.Current.CancellationToken);
        return await client.FetchAsync(plan, progress, cancellationToken ?? TestContext.Current.CancellationToken);
    }

    public static byte[] Noise(int length, int seed)
    {
        var bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    public async ValueTask DisposeAsync()
    {
        await Hub.DisposeAsync();
        _folder.Dispose();
    }
}
