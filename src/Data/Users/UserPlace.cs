using System.Net;
using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Studio.Data.Users;

/// <summary>A device in a network that a person is known to sign in from. It outlives the sessions there: signing out makes no place strange.</summary>
public sealed class UserPlace
{
    public required Guid UserId { get; init; }

    /// <summary>As in the session.</summary>
    public required string Device { get; init; }

    /// <summary>The network of the address, not the address: providers give the same machine another one every day.</summary>
    public required string Network { get; init; }

    public required DateTime SeenAt { get; set; }

    /// <summary>The first 24 bits of an IPv4 address, 48 of an IPv6 one; empty where the address is not known.</summary>
    public static string NetworkOf(string address)
    {
        if (!IPAddress.TryParse(address, out var known))
        {
            return "";
        }

        var plain = known.IsIPv4MappedToIPv6 ? known.MapToIPv4() : known;
        if (IPAddress.IsLoopback(plain))
        {
            return "loopback";
        }

        var bytes = plain.GetAddressBytes();
        var kept = plain.AddressFamily == AddressFamily.InterNetwork ? 3 : 6;
        Array.Clear(bytes, kept, bytes.Length - kept);
        return $"{new IPAddress(bytes)}/{kept * 8}";
    }
}

internal sealed class UserPlaceConfiguration : IEntityTypeConfiguration<UserPlace>
{
    public void Configure(EntityTypeBuilder<UserPlace> builder)
    {
        builder.HasKey(p => new { p.UserId, p.Device, p.Network });
        builder.Property(p => p.Device).HasMaxLength(UserSession.MaxDevice);
        builder.Property(p => p.Network).HasMaxLength(45);
        builder.HasOne<StudioUser>().WithMany().HasForeignKey(p => p.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}
