using System.Net;
using System.Net.Sockets;

namespace Studio.Inference.Chat.Remote;

/// <summary>Where an IP address lies, seen from a server that must not be talked into asking its own network (IANA special-purpose registries).</summary>
public enum NetworkPlace
{
    Public,

    /// <summary>This machine, or a network that is not the internet.</summary>
    Private,

    /// <summary>No server of anybody: link-local (where clouds answer with a machine's secrets), multicast, reserved.</summary>
    Nowhere,
}

public static class NetworkPlaces
{
    private static readonly IPNetwork[] Own = [.. Networks("10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "::1/128", "fc00::/7", "64:ff9b:1::/48")];

    private static readonly IPNetwork[] Nobodys =
    [
        .. Networks(
            "0.0.0.0/8", "169.254.0.0/16", "192.0.0.0/24", "192.0.2.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3",
            "::/96", "100::/64", "2001:db8::/32", "fe80::/10", "fec0::/10", "ff00::/8"),
    ];

    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");
    private static readonly IPNetwork SixToFour = IPNetwork.Parse("2002::/16");
    private static readonly IPNetwork Teredo = IPNetwork.Parse("2001::/32");

    public static NetworkPlace Of(IPAddress address)
    {
        var inner = Inner(address);
        return Own.Any(network => network.Contains(inner)) ? NetworkPlace.Private
            : Nobodys.Any(network => network.Contains(inner)) || Teredo.Contains(inner) ? NetworkPlace.Nowhere
            : NetworkPlace.Public;
    }

    /// <summary>An IPv4 address may travel inside an IPv6 one.</summary>
    private static IPAddress Inner(IPAddress address)
    {
        if (address.AddressFamily is not AddressFamily.InterNetworkV6)
        {
            return address;
        }

        // fe80::1%2 names an interface, and no network holds that.
        var bytes = address.GetAddressBytes();
        return address.IsIPv4MappedToIPv6 ? address.MapToIPv4()
            : Nat64.Contains(address) ? new IPAddress(bytes.AsSpan(12, 4))
            : SixToFour.Contains(address) ? new IPAddress(bytes.AsSpan(2, 4))
            : new IPAddress(bytes);
    }

    private static IEnumerable<IPNetwork> Networks(params string[] networks) => networks.Select(network => IPNetwork.Parse(network));
}
