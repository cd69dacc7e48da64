using System.Text;
using Studio.Web.Account.Codes;

namespace Studio.Web.Tests.Account;

public sealed class TotpTests
{
    private static readonly byte[] Key = Encoding.ASCII.GetBytes("12345678901234567890");

    /// <summary>RFC 6238, appendix B, SHA-1: the last six of the eight digits.</summary>
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Codes_are_those_of_the_standard(long seconds, string code)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(seconds);

        Assert.Equal(code, Totp.CodeOf(Key, Totp.StepAt(now)));
        Assert.Equal(Totp.StepAt(now), Totp.StepOf(Key, code, now, lastUsed: 0));
    }

    [Theory]
    [InlineData(-60, false)]
    [InlineData(-30, true)]
    [InlineData(30, true)]
    [InlineData(60, false)]
    public void A_clock_may_be_half_a_minute_wrong(int seconds, bool isTaken)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_000_000_020);

        Assert.Equal(isTaken, Totp.StepOf(Key, Totp.CodeOf(Key, Totp.StepAt(now.AddSeconds(seconds))), now, lastUsed: 0) is not null);
    }

    [Fact]
    public void A_code_opens_once_and_none_before_it_opens_after()
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_000_000_020);
        var step = Totp.StepAt(now);

        Assert.Null(Totp.StepOf(Key, Totp.CodeOf(Key, step), now, lastUsed: step));
        Assert.Null(Totp.StepOf(Key, Totp.CodeOf(Key, step - 1), now, lastUsed: step));
        Assert.Equal(step + 1, Totp.StepOf(Key, Totp.CodeOf(Key, step + 1), now, lastUsed: step));
    }

    [Theory]
    [InlineData("")]
    [InlineData("12345")]
    [InlineData("1234567")]
    public void Other_lengths_are_no_codes(string code) => Assert.Null(Totp.StepOf(Key, code, DateTimeOffset.UnixEpoch.AddDays(1), lastUsed: 0));

    /// <summary>RFC 4648, section 10, without its padding.</summary>
    [Theory]
    [InlineData("", "")]
    [InlineData("f", "MY")]
    [InlineData("fo", "MZXQ")]
    [InlineData("foo", "MZXW6")]
    [InlineData("foob", "MZXW6YQ")]
    [InlineData("fooba", "MZXW6YTB")]
    [InlineData("foobar", "MZXW6YTBOI")]
    public void Keys_are_written_in_base_32_and_read_back(string text, string written)
    {
        Assert.Equal(written, Base32.Encode(Encoding.ASCII.GetBytes(text)));
        Assert.Equal(text, Encoding.ASCII.GetString(Base32.Decode(written)));
    }
}
