using Studio.Inference.Hub;

namespace Studio.Jobs.Models;

/// <summary>The hub as this server reaches it: the environment's address, the token that was stored here or else the environment's. Singleton.</summary>
public sealed class ModelHub(HubOptions options, HubToken token, TimeProvider time)
{
    public HubOptions Options => options;

    /// <summary>What is on the disk; asks no network.</summary>
    public HubCache Cache { get; } = new(options.Folder, time);

    /// <summary>A connection of one's own, with the token as it is now.</summary>
    /// <param name="waiting">Hears in a sentence why a question takes longer.</param>
    /// <param name="ct">The caller's.</param>
    public async Task<HubClient> OpenAsync(Action<string>? waiting, CancellationToken ct) =>
        new(options with { Token = await token.ReadAsync(ct) ?? options.Token }, time, waiting);
}
