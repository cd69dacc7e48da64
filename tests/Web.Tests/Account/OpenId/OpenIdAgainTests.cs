using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data;
using Studio.Testing;

namespace Studio.Web.Tests.Account.OpenId;

/// <summary>What a sign-in elsewhere proves, and for how long.</summary>
public sealed class OpenIdAgainTests
{
    private const string Dangerous = "/account/delete";

    private static readonly OpenIdPerson Painter = new("1", "aiko@harbour.example", "Aiko Tanaka", ["painters"]);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Whoever_was_let_in_without_a_question_is_asked_by_the_service_before_anything_dangerous(DatabaseKind kind)
    {
        await using var both = await OpenIdStudio.StartAsync(kind, Token);
        both.Service.Person = Painter;
        both.Service.AskedAt = TimeProvider.System.GetUtcNow().AddHours(-1);
        using var browser = new Client(both.Studio);
        await both.SignInAsync(browser, Token);

        var asked = await OpenIdStudio.FollowAsync(browser, Dangerous, Token);
        Assert.StartsWith("200 /account/confirm?", asked, StringComparison.Ordinal);
        using var page = await browser.GetAsync(asked[4..], Token);
        Assert.Contains("Let Harbour ask you", await page.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);

        Assert.Equal($"200 {Dangerous}", await OpenIdStudio.FollowAsync(browser, $"/account/confirm/openid?ReturnUrl={Dangerous}", Token));
        Assert.Equal(("login", "0"), both.Service.Wanted);
    }

    [Fact]
    public async Task Whoever_typed_a_password_there_a_moment_ago_is_not_asked_again()
    {
        await using var both = await OpenIdStudio.StartAsync(DatabaseKind.Sqlite, Token);
        both.Service.Person = Painter;
        both.Service.AskedAt = TimeProvider.System.GetUtcNow();
        using var browser = new Client(both.Studio);
        await both.SignInAsync(browser, Token);

        Assert.Equal($"200 {Dangerous}", await OpenIdStudio.FollowAsync(browser, Dangerous, Token));
    }

    [Theory]
    [InlineData(OpenIdLie.NotAsked, "1", "not-asked", "did not ask you again")]
    [InlineData(OpenIdLie.None, "2", "another", "Somebody else is signed in at Harbour")]
    [InlineData(OpenIdLie.Nonce, "1", "failed", "did not succeed")]
    public async Task A_service_that_did_not_ask_this_person_confirms_nothing(OpenIdLie lie, string sub, string code, string sentence)
    {
        await using var both = await OpenIdStudio.StartAsync(DatabaseKind.Sqlite, Token);
        both.Service.Person = Painter;
        both.Service.AskedAt = TimeProvider.System.GetUtcNow().AddHours(-1);
        using var browser = new Client(both.Studio);
        await both.SignInAsync(browser, Token);

        (both.Service.Lie, both.Service.Person) = (lie, Painter with { Sub = sub });
        var answer = await OpenIdStudio.FollowAsync(browser, $"/account/confirm/openid?ReturnUrl={Dangerous}", Token);

        Assert.StartsWith($"200 /account/confirm?openid={code}", answer, StringComparison.Ordinal);
        using var page = await browser.GetAsync(answer[4..], Token);
        Assert.Contains(sentence, WebUtility.HtmlDecode(await page.Content.ReadAsStringAsync(Token)), StringComparison.Ordinal);
        Assert.StartsWith("200 /account/confirm?", await OpenIdStudio.FollowAsync(browser, Dangerous, Token), StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task A_session_of_the_service_ends_after_its_hours_and_one_of_a_password_does_not(DatabaseKind kind)
    {
        await using var both = await OpenIdStudio.StartAsync(kind, Token, more: "OpenId:SessionHours=3");
        both.Service.Person = Painter;
        using var browser = new Client(both.Studio);
        using var owner = new Client(both.Studio);
        await both.SignInAsync(browser, Token);
        using var signedIn = await owner.SignInAsync(TestPerson.Owner, Token);

        await AgeAsync(both.Studio, TimeSpan.FromHours(2.9));
        Assert.Equal($"200 /w/{TestPerson.Slug}/gallery", await OpenIdStudio.FollowAsync(browser, $"/w/{TestPerson.Slug}/gallery", Token));
        await AgeAsync(both.Studio, TimeSpan.FromHours(3.1));

        Assert.StartsWith("200 /sign-in?", await OpenIdStudio.FollowAsync(browser, $"/w/{TestPerson.Slug}/gallery", Token), StringComparison.Ordinal);
        Assert.Equal($"200 /w/{TestPerson.Slug}/gallery", await OpenIdStudio.FollowAsync(owner, $"/w/{TestPerson.Slug}/gallery", Token));
    }

    private static async Task AgeAsync(RunningStudio studio, TimeSpan age)
    {
        var then = studio.Services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime - age;
        await using var scope = studio.Services.CreateAsyncScope();
        await using var context = await scope.ServiceProvider.GetRequiredService<IDbContextFactory<StudioDbContext>>().CreateDbContextAsync(Token);
        Assert.NotEqual(0, await context.UserSessions.ExecuteUpdateAsync(set => set.SetProperty(session => session.CreatedAt, then), Token));
    }
}
