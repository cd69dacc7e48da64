using System.Net;

namespace Studio.Data.Keys;

/// <summary>Networks a key works from: single addresses and "10.4.0.0/24", with spaces between.</summary>
internal static class KeyNetworks
{
    public static bool IsOne(string text) => IPNetwork.TryParse(text, out _) || IPAddress.TryParse(text, out _);

    public static bool Include(string networks, IPAddress? address)
    {
        // An address of an older network that came over a newer socket: ::ffff:10.4.0.12.
        var from = address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address;
        return networks.Length == 0 || (from is not null && networks.Split(' ').Any(network => Includes(network, from)));
    }

    private static bool Includes(string network, IPAddress address) =>
        IPNetwork.TryParse(network, out var range) ? range.Contains(address) : IPAddress.TryParse(network, out var one) && one.Equals(address);
}
