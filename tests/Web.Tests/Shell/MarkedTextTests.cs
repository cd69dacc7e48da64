using Studio.Web.Shell.Jump;
using Studio.Web.Tests.Create;

namespace Studio.Web.Tests.Shell;

public sealed class MarkedTextTests
{
    [Theory]
    [InlineData("A golden Crown <b>", "crown", "A golden <mark>Crown</mark> &lt;b&gt;")]
    [InlineData("A golden crown", "hat", "A golden crown")]
    [InlineData("A golden crown", "", "A golden crown")]
    public async Task What_was_typed_is_marked_where_it_stands(string text, string match, string markup)
    {
        var html = await Markup.OfAsync<MarkedText>(new() { ["Text"] = text, ["Match"] = match });

        Assert.Equal(markup, html.Trim());
    }
}
