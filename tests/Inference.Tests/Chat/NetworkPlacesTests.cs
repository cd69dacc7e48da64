using System.Net;
using Studio.Inference.Chat.Remote;

namespace Studio.Inference.Tests.Chat;

public sealed class NetworkPlacesTests
{
    [Theory]
    [InlineData("93.184.216.34", NetworkPlace.Public)]
    [InlineData("172.32.0.1", NetworkPlace.Public)]
    [InlineData("100.128.0.1", NetworkPlace.Public)]
    [InlineData("2606:2800:220:1:248:1893:25c8:1946", NetworkPlace.Public)]
    [InlineData("127.0.0.1", NetworkPlace.Private)]
    [InlineData("127.8.8.8", NetworkPlace.Private)]
    [InlineData("10.1.2.3", NetworkPlace.Private)]
    [InlineData("172.31.255.255", NetworkPlace.Private)]
    [InlineData("192.168.1.1", NetworkPlace.Private)]
    [InlineData("100.64.0.1", NetworkPlace.Private)]
    [InlineData("::1", NetworkPlace.Private)]
    [InlineData("fd00::1", NetworkPlace.Private)]
    [InlineData("169.254.169.254", NetworkPlace.Nowhere)]
    [InlineData("0.0.0.0", NetworkPlace.Nowhere)]
    [InlineData("224.0.0.1", NetworkPlace.Nowhere)]
    [InlineData("255.255.255.255", NetworkPlace.Nowhere)]
    [InlineData("::", NetworkPlace.Nowhere)]
    [InlineData("fe80::1%2", NetworkPlace.Nowhere)]
    [InlineData("ff02::1", NetworkPlace.Nowhere)]
    public void Every_address_lies_somewhere(string address, NetworkPlace expected) => Assert.Equal(expected, NetworkPlaces.Of(IPAddress.Parse(address)));

    [Theory]
    [InlineData("::ffff:127.0.0.1", NetworkPlace.Private)]
    [InlineData("::ffff:169.254.169.254", NetworkPlace.Nowhere)]
    [InlineData("64:ff9b::7f00:1", NetworkPlace.Private)]
    [InlineData("64:ff9b::5db8:d822", NetworkPlace.Public)]
    [InlineData("2002:7f00:1::1", NetworkPlace.Private)]
    [InlineData("2002:a9fe:a9fe::", NetworkPlace.Nowhere)]
    [InlineData("::7f00:1", NetworkPlace.Nowhere)]
    [InlineData("2001:0:4136:e378:8000:63bf:3fff:fdd2", NetworkPlace.Nowhere)]
    public void An_address_inside_another_is_the_one_that_counts(string address, NetworkPlace expected) => Assert.Equal(expected, NetworkPlaces.Of(IPAddress.Parse(address)));

    [Fact]
    public void A_private_address_is_reached_only_when_that_was_said_and_nowhere_never()
    {
        var (loopback, metadata, open) = (IPAddress.Loopback, IPAddress.Parse("169.254.169.254"), IPAddress.Parse("93.184.216.34"));

        Assert.Contains("own network", new RemoteReach(MayBePrivate: false).Refusal("models", [loopback]), StringComparison.Ordinal);
        Assert.Null(new RemoteReach(MayBePrivate: true).Refusal("models", [loopback]));
        Assert.Contains("no place", new RemoteReach(MayBePrivate: true).Refusal("models", [metadata]), StringComparison.Ordinal);
        Assert.Null(new RemoteReach(MayBePrivate: false).Refusal("models", [loopback, open]));
    }
}
