using Microsoft.EntityFrameworkCore;
using Studio.Data.Gallery;
using Studio.Testing;

namespace Studio.Data.Tests.Gallery;

public sealed class ImageSearchTests
{
    [Theory]
    [InlineData("  Golden   CROWN\n", "golden crown")]
    [InlineData("ＡＢＣ１２３", "abc123")]
    [InlineData("ﾘｽの王", "リスの王")]
    [InlineData("Straße ÄÖ", "straße äö")]
    [InlineData("", "")]
    public void Text_is_folded(string text, string folded) => Assert.Equal(folded, ImageSearch.Normalise(text));

    [Fact]
    public void What_is_no_text_is_no_reason_to_fail() => Assert.Equal("a\uFFFDb c", ImageSearch.Normalise("a\uD800b\uFFFEc"));

    [Theory, EachDatabase]
    public async Task Every_word_must_be_in_the_wish_or_the_prompt(DatabaseKind kind)
    {
        var token = TestContext.Current.CancellationToken;
        await using var studio = await TestStudio.StartAsync(kind, token);
        var workspace = await studio.AddWorkspaceAsync(token);
        await workspace.AddAsync(
            token,
            Rows.Image(workspace.Owner.Id, studio.Time.UtcNow, "A squirrel wearing a Golden Crown.", "リスの王"),
            Rows.Image(workspace.Owner.Id, studio.Time.UtcNow, "A 100% wool hat_stand.", "Ein Hut"));

        Task<int> FoundAsync(string query) => workspace.WithAsync(c => c.Images.Matching(query).CountAsync(token));

        Assert.Equal(1, await FoundAsync("CROWN squirrel"));
        Assert.Equal(1, await FoundAsync("ﾘｽ crown"));
        Assert.Equal(0, await FoundAsync("crown hat"));
        Assert.Equal(1, await FoundAsync("100%"));
        Assert.Equal(1, await FoundAsync("t_s"));
        Assert.Equal(0, await FoundAsync("%crown"));
        Assert.Equal(2, await FoundAsync("  "));
    }
}
