using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data;
using Studio.Data.Models;
using Studio.Inference.Chat.Remote;

namespace Studio.Jobs.Upsamplings.Remote;

/// <summary>The only way from a row to a connection: the server's rule about addresses is asked each time, so that a rule taken back holds at once. Singleton, thread-safe.</summary>
public sealed class RemoteDoor(IServiceScopeFactory scopes, RemoteKeys keys, TimeProvider time)
{
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(20);

    /// <summary>Throws StudioException or InferenceException with a sentence.</summary>
    public async Task<RemoteChatClient> OpenAsync(RemoteWriter writer, CancellationToken ct)
    {
        var endpoint = RemoteEndpoint.Parse(writer.Address, writer.Model, keys.Read(writer));
        var reach = await ReachAsync(writer, endpoint.Address, ct);
        var whole = TimeSpan.FromSeconds(writer.TimeoutSeconds);
        var limits = new RemoteLimits { Whole = whole, FirstWord = whole, Silence = whole < LongestSilence ? whole : LongestSilence };
        return new RemoteChatClient(endpoint, limits, reach, time);
    }

    /// <summary>What the rule says about an address that an admin of a workspace enters; null when it is not covered.</summary>
    public async Task<WriterAddress?> RuleAsync(Uri address, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        await using var db = await scope.ServiceProvider.GetRequiredService<IDbContextFactory<StudioDbContext>>().CreateDbContextAsync(ct);
        var rules = await db.WriterAddresses.AsNoTracking().ToListAsync(ct);
        return rules.Where(rule => RemoteAddress.IsCovered(rule.Prefix, address)).OrderByDescending(rule => rule.MayBePrivate).FirstOrDefault();
    }

    private async Task<RemoteReach> ReachAsync(RemoteWriter writer, Uri address, CancellationToken ct)
    {
        if (writer.IsByServer)
        {
            return new RemoteReach(writer.MayBePrivate);
        }

        var rule = await RuleAsync(address, ct)
            ?? throw StudioException.Forbidden($"This server no longer allows wishes to go to {address.Host}, so nothing was sent. Ask an administrator of the server.");
        return new RemoteReach(rule.MayBePrivate);
    }
}
