using System.Net;
using Studio.Data.Users;

namespace Studio.Data.Tests.Users;

public sealed class NetworkPlaceTests
{
    [Theory]
    [InlineData("203.0.113.9", "203.0.113.9")]
    [InlineData("::ffff:203.0.113.9", "203.0.113.9")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64")]
    [InlineData("2001:db8:1:2:ffff:ffff:ffff:ffff", "2001:db8:1:2::/64")]
    [InlineData("2001:db8:1:3::1", "2001:db8:1:3::/64")]
    [InlineData("fe80::1%7", "fe80::/64")]
    [InlineData("::1", "::/64")]
    public void An_address_counts_with_those_that_one_machine_may_have(string address, string place) =>
        Assert.Equal(place, NetworkPlace.Of(IPAddress.Parse(address)));

    [Fact]
    public void A_connection_without_an_address_has_no_place() => Assert.Null(NetworkPlace.Of(address: null));
}
