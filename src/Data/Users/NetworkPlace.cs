using System.Net;

namespace Studio.Data.Users;

/// <summary>What limits count as one place of the network: an IPv4 address, or the /64 of an IPv6 address, all of which a single machine may have (RFC 4291, 2.5.1).</summary>
public static class NetworkPlace
{
    private const int PrefixBytes = 8;

    /// <returns>Null where the connection has no address, such as a Unix socket.</returns>
    public static string? Of(IPAddress? address)
    {
        if (address is null)
        {
            return null;
        }

        // An IPv4 address that came over an IPv6 socket: all of them share one /64.
        var bytes = (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).GetAddressBytes();
        if (bytes.Length == 4)
        {
            return new IPAddress(bytes).ToString();
        }

        Array.Clear(bytes, PrefixBytes, bytes.Length - PrefixBytes);
        return $"{new IPAddress(bytes)}/64";
    }
}
