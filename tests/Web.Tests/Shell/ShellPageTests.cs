using Studio.Web.Shell.Layout;

namespace Studio.Web.Tests.Shell;

public sealed class ShellPageTests
{
    [Theory]
    [InlineData("members", "Members")]
    [InlineData("quotas", "Members")]
    [InlineData("keys", "Members")]
    [InlineData("audit", "Audit")]
    [InlineData("gallery", "Gallery")]
    [InlineData("images", "Gallery")]
    [InlineData("compare", "Gallery")]
    [InlineData("profile", null)]
    public void Every_page_is_marked_under_one_entry_at_most(string page, string? entry) =>
        Assert.Equal(entry, ShellPage.All.SingleOrDefault(shown => shown.IsFor(page))?.Name);
}
