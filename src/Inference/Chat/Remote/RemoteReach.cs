using System.Net;
using System.Net.Sockets;

namespace Studio.Inference.Chat.Remote;

/// <summary>
/// Which machines an address may lead to. Asked of what the name stands for at the moment of the connection, and the connection is made to just that:
/// a name that points elsewhere a second later gains nothing.
/// </summary>
/// <param name="MayBePrivate">This machine and its own network are allowed too.</param>
public sealed record RemoteReach(bool MayBePrivate)
{
    private static readonly TimeSpan ConnectPatience = TimeSpan.FromSeconds(10);

    /// <summary>Goes through no proxy, which would look the name up on its own.</summary>
    public SocketsHttpHandler Handler() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        ConnectTimeout = ConnectPatience,
        ConnectCallback = ConnectAsync,
    };

    /// <summary>Why a connection there is not made; null when it may be.</summary>
    public string? Refusal(string host, IReadOnlyCollection<IPAddress> addresses)
    {
        var places = addresses.Select(NetworkPlaces.Of).ToList();
        return places.Exists(IsAllowed) ? null
            : places.Contains(NetworkPlace.Private) ? $"{host} lies in this server’s own network, which was not allowed for this address, so nothing was sent. An administrator of the server can allow it under Models."
            : $"{host} is no place where a language model may be (link-local or reserved), so nothing was sent.";
    }

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var addresses = await Dns.GetHostAddressesAsync(host, cancellationToken);
        if (Refusal(host, addresses) is { } refusal)
        {
            throw new InferenceException(refusal);
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync([.. addresses.Where(address => IsAllowed(NetworkPlaces.Of(address)))], port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private bool IsAllowed(NetworkPlace place) => place == NetworkPlace.Public || (place == NetworkPlace.Private && MayBePrivate);
}
