using Studio.Web.Images;

namespace Studio.Web.Tests.Images;

public sealed class DownloadNameTests
{
    [Theory]
    [InlineData("リスの王", "リスの王-7.png")]
    [InlineData("A fox, in the snow!", "A-fox-in-the-snow-7.png")]
    [InlineData("../../etc/passwd", "etc-passwd-7.png")]
    [InlineData("x\r\nSet-Cookie: a=b", "x-Set-Cookie-a-b-7.png")]
    [InlineData("name\"; filename=\"evil.exe", "name-filename-evil-exe-7.png")]
    [InlineData("C:\\Windows\\win.ini", "C-Windows-win-ini-7.png")]
    [InlineData("CON", "picture-7.png")]
    [InlineData("...", "picture-7.png")]
    [InlineData("a\u202Egpj.exe", "a-gpj-exe-7.png")]
    [InlineData("\uD800 lone", "lone-7.png")]
    [InlineData("हिन्दी", "हिन्दी-7.png")]
    public void A_wish_becomes_a_name_that_is_safe_everywhere(string wish, string expected)
    {
        Assert.Equal(expected, DownloadName.Of(wish, "", 7));
    }

    [Fact]
    public void The_prompt_names_a_picture_without_a_wish_and_a_missing_seed_is_left_out()
    {
        Assert.Equal("An-owl.png", DownloadName.Of("", "An owl", null));
    }

    [Fact]
    public void A_long_wish_gives_a_short_name()
    {
        Assert.InRange(DownloadName.Of(new string('猫', 4000), "", 1).Length, 60, 70);
    }
}
