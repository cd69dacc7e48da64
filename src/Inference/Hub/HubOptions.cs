namespace Studio.Inference.Hub;

/// <summary>Where models come from and how they are fetched.</summary>
public sealed record HubOptions
{
    private const string PublicHub = "https://huggingface.co";

    /// <summary>Address of the hub; a path is allowed, as mirrors have one.</summary>
    public Uri Endpoint { get; init; } = new(PublicHub);

    /// <summary>Sent to the endpoint's own host only.</summary>
    public string? Token { get; init; }

    /// <summary>Folder of the cache, which holds models--org--name. Links on the way to it are followed, links inside are not.</summary>
    public required string Folder { get; init; }

    /// <summary>Disk that stays free after a download.</summary>
    public long ReserveBytes { get; init; } = 2L << 30;

    /// <summary>Requests under way at once.</summary>
    public int Connections { get; init; } = 4;

    /// <summary>A file longer than this is fetched in parts of this length.</summary>
    public long PartBytes { get; init; } = 64L << 20;

    /// <summary>Tries in a row that bring nothing worth mentioning before it is given up.</summary>
    public int Tries { get; init; } = 10;

    /// <summary>The same for tries that end in a <see cref="Stall"/>, and for answers that contradict the hub's own list.</summary>
    public int StalledTries { get; init; } = 4;

    /// <summary>A connection has to bring so much within <see cref="Stall"/>, and a try so much to count as one that brought something: else a hub that sends a few bytes at a time would be waited for without end.</summary>
    public long LeastProgress { get; init; } = 16 << 10;

    /// <summary>Wait after the first failure; it doubles up to <see cref="LongestPause"/>.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromSeconds(1);

    public TimeSpan LongestPause { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>A hub that asks for a longer wait than this is told of instead.</summary>
    public TimeSpan LongestRetryAfter { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>A connection that brings (next to) nothing for this long is broken.</summary>
    public TimeSpan Stall { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The variables that other programs of the hub read: HF_ENDPOINT, HF_TOKEN, HF_HUB_CACHE, HF_HOME.</summary>
    /// <param name="folder">Used where neither HF_HUB_CACHE nor HF_HOME is set.</param>
    /// <param name="variable">The environment.</param>
    public static HubOptions FromEnvironment(string folder, Func<string, string?> variable)
    {
        var home = Set("HF_HOME");
        var endpoint = Set("HF_ENDPOINT") ?? PublicHub;
        return new HubOptions
        {
            Endpoint = Uri.TryCreate(endpoint, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
                ? address
                : throw new HubException(HubProblem.NotAHub, $"HF_ENDPOINT is \"{endpoint}\", which is not an address of the web. Write it as {PublicHub}."),
            Token = Set("HF_TOKEN") ?? (home is null ? null : StoredToken(Path.Combine(home, "token"))),
            Folder = Set("HF_HUB_CACHE") ?? (home is null ? folder : Path.Combine(home, "hub")),
        };

        string? Set(string name) => variable(name)?.Trim() is { Length: > 0 } value ? value : null;
    }

    private static string? StoredToken(string file) => File.Exists(file) && File.ReadAllText(file).Trim() is { Length: > 0 } token ? token : null;
}
