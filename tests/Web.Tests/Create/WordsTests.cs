using Studio.Web.Create.Conversation;

namespace Studio.Web.Tests.Create;

public sealed class WordsTests
{
    [Fact]
    public async Task No_white_space_comes_between_the_pieces()
    {
        var html = await RenderAsync(new("A squirrel", WordMark.Plain), new(" ", WordMark.Plain), new("large", WordMark.Added), new(".", WordMark.Plain));

        Assert.Equal("A squirrel <ins class=\"added\">large</ins>.", html);
    }

    [Fact]
    public async Task An_edit_shows_what_went_and_what_came()
    {
        var html = await RenderAsync(new("meadow", WordMark.Removed), new("snowy forest", WordMark.Edited));

        Assert.Equal("<del class=\"edited\">meadow</del><ins class=\"edited\">snowy forest</ins>", html);
    }

    [Fact]
    public async Task Locked_words_carry_a_lock()
    {
        var html = await RenderAsync(new WordRun("golden crown", WordMark.Locked));

        Assert.StartsWith("<span class=\"locked\">golden crown<svg class=\"icon\" aria-hidden=\"true\">", html, StringComparison.Ordinal);
        Assert.Contains("#lock", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_beyond_the_window_say_so_whoever_wrote_them()
    {
        var html = await RenderAsync(new("tail", WordMark.Added, Unseen: true), new("end", WordMark.Plain, Unseen: true));

        Assert.Equal(
            "<ins class=\"added unseen\" title=\"Beyond what the model sees\">tail</ins><span class=\"unseen\" title=\"Beyond what the model sees\">end</span>",
            html);
    }

    [Fact]
    public async Task Text_is_never_markup()
    {
        var html = await RenderAsync(new WordRun("<script>alert(1)</script>", WordMark.Added));

        Assert.DoesNotContain("<script>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_legend_names_only_what_is_there()
    {
        var html = await Markup.OfAsync<Legend>(new() { [nameof(Legend.Runs)] = new WordRun[] { new("large", WordMark.Added) } });

        Assert.Contains("added by the model", html, StringComparison.Ordinal);
        Assert.DoesNotContain("your edit", html, StringComparison.Ordinal);
        Assert.DoesNotContain("locked", html, StringComparison.Ordinal);
    }

    private static Task<string> RenderAsync(params WordRun[] runs) => Markup.OfAsync<Words>(new() { [nameof(Words.Runs)] = runs });
}
