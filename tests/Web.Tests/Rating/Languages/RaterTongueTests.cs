using System.Net;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Studio.Testing;
using Studio.Web.Rating;

namespace Studio.Web.Tests.Rating.Languages;

/// <summary>A guest is spoken to in their language: the browser's, until they choose one.</summary>
public sealed class RaterTongueTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("ja-JP,ja;q=0.9,en;q=0.8", "ja", "2枚の画像、どちらが良いですか？")]
    [InlineData("zh-TW,zh;q=0.9", "zh-Hans", "每次两张图片：哪一张更好？")]
    [InlineData("fr;q=0.9, de-AT;q=0.8, en;q=0.1", "de", "Immer zwei Bilder: Welches ist besser?")]
    [InlineData("ja;q=0, en", "en", "Two pictures at a time: which is better?")]
    [InlineData("fr, *;q=0.5", "en", "Two pictures at a time: which is better?")]
    [InlineData("nonsense;;q=abc", "en", "Two pictures at a time: which is better?")]
    public async Task The_first_page_is_in_the_best_language_that_the_browser_asks_for(string accepted, string language, string heading)
    {
        await using var rated = await RatedStudio.StartAsync(Token);
        using var browser = new Client(rated.Studio);
        browser.Send("Accept-Language", accepted);

        var html = await PageAsync(browser, RatingAddress.Guest(rated.Link));

        Assert.Contains($"<html lang=\"{language}\"", html, StringComparison.Ordinal);
        Assert.Contains(heading, html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_choice_outlives_the_address_that_made_it_and_one_that_is_unknown_changes_nothing()
    {
        await using var rated = await RatedStudio.StartAsync(Token);
        using var browser = new Client(rated.Studio);
        browser.Send("Accept-Language", "de");
        var address = RatingAddress.Guest(rated.Link);

        Assert.Contains("<html lang=\"zh-Hans\"", await PageAsync(browser, $"{address}?language=zh-Hans"), StringComparison.Ordinal);
        Assert.Contains("<html lang=\"zh-Hans\"", await PageAsync(browser, address), StringComparison.Ordinal);
        Assert.Contains("<html lang=\"zh-Hans\"", await PageAsync(browser, $"{address}?language=%3Cscript%3E"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_other_pages_stay_in_english()
    {
        await using var rated = await RatedStudio.StartAsync(Token);
        using var browser = new Client(rated.Studio);
        browser.Send("Accept-Language", "ja");

        Assert.Contains("<html lang=\"en\"", await PageAsync(browser, "/sign-in"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_that_opens_nothing_says_so_in_the_language_of_the_browser()
    {
        await using var rated = await RatedStudio.StartAsync(Token);
        using var browser = new Client(rated.Studio);
        browser.Send("Accept-Language", "ja");
        using var answer = await browser.GetAsync(RatingAddress.Guest("nothing"), Token);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("このリンクでは何も開けません。", WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Token)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_link_and_refusals_are_told_in_the_language_of_the_guest()
    {
        await using var rated = await RatedStudio.StartAsync(Token, guests: 1);
        using var guest = new SessionClient(rated.Studio, RatingAddress.Guest(rated.Link));
        guest.Browser.Send("Accept-Language", "de");
        await guest.OpenAsync(Token);
        Assert.Equal(HttpStatusCode.OK, await guest.BeginAsync("   ", Token));
        Assert.Contains("Wählen Sie einen Namen mit höchstens 60 Zeichen", Last(guest), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, await guest.BeginAsync("Noor", Token));
        await guest.OpenAsync(Token);

        var (status, body) = await guest.TryAsync("answer", Token, ("pair", "x"), ("answer", "sideways"), ("milliseconds", "1"));
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("Eine Antwort ist links, rechts, beide gut oder beide schlecht.", JsonDocument.Parse(body).RootElement.GetProperty("detail").GetString());

        using var late = new SessionClient(rated.Studio, RatingAddress.Guest(rated.Link));
        late.Browser.Send("Accept-Language", "zh");
        Assert.Contains("此链接的名额已满。", await DecodedAsync(late), StringComparison.Ordinal);
        var (_, refused) = await late.TryAsync("delete", Token, ("code", "amber-acorn-alder-11"));
        Assert.Equal("没有与此代码对应的回答。请再核对一下：代码由三个单词和一个数字组成。", JsonDocument.Parse(refused).RootElement.GetProperty("detail").GetString());
    }

    [Theory]
    [InlineData("de", "Hier ist nichts.", "Das ging nicht.", "Zu viel auf einmal aus Ihrem Netz.", "Etwas ist schiefgegangen.")]
    [InlineData("ja", "ここには何もありません。", "実行できませんでした。", "お使いのネットワークからの要求が一度に多すぎます。", "問題が発生しました。")]
    public async Task Faults_in_place_of_a_page_are_told_in_the_language_of_the_guest(string language, string missing, string refused, string tooMany, string mistake)
    {
        await using var rated = await RatedStudio.StartAsync(Token);
        using var browser = new Client(rated.Studio);
        browser.Send("Accept-Language", language);
        browser.Send("Accept", "text/html");
        var address = RatingAddress.Guest(rated.Link);

        await AssertAsync($"{address}/nowhere/at/all", HttpStatusCode.NotFound, missing);
        await ExecuteAsync(rated.Studio, """ALTER TABLE "GuestLinks" RENAME TO "Elsewhere" """);
        await AssertAsync(address, HttpStatusCode.InternalServerError, mistake);
        await ExecuteAsync(rated.Studio, """ALTER TABLE "Elsewhere" RENAME TO "GuestLinks" """);

        for (var asked = 0; asked < 70; asked++)
        {
            using var answer = await browser.GetAsync(RatingAddress.Guest("nothing"), Token);
        }

        await AssertAsync(address, HttpStatusCode.TooManyRequests, refused, tooMany, $"href=\"{address}\"");

        async Task AssertAsync(string asked, HttpStatusCode status, params string[] sentences)
        {
            using var answer = await browser.GetAsync(asked, Token);
            Assert.Equal(status, answer.StatusCode);
            var html = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Token));
            Assert.Contains($"<html lang=\"{language}\"", html, StringComparison.Ordinal);
            Assert.All(sentences, sentence => Assert.Contains(sentence, html, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task The_studios_own_faults_stay_in_english()
    {
        await using var rated = await RatedStudio.StartAsync(Token);
        using var browser = new Client(rated.Studio);
        browser.Send("Accept-Language", "ja");
        browser.Send("Accept", "text/html");

        var html = await PageAsync(browser, "/nowhere");

        Assert.Contains("<html lang=\"en\"", html, StringComparison.Ordinal);
        Assert.Contains("Nothing is here", html, StringComparison.Ordinal);
    }

    private static async Task ExecuteAsync(RunningStudio studio, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(studio.DataFolder, "studio.db")}");
        await connection.OpenAsync(Token);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Token);
    }

    private static async Task<string> DecodedAsync(SessionClient session) => WebUtility.HtmlDecode(await session.OpenAsync(Token));

    private static string Last(SessionClient session) => WebUtility.HtmlDecode(System.Text.Encoding.UTF8.GetString(session.Served[^1].Body));

    private static async Task<string> PageAsync(Client browser, string address)
    {
        using var answer = await browser.GetAsync(address, Token);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Token));
    }
}
