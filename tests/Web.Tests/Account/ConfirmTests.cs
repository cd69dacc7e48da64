using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data.Users;
using Studio.Testing;
using Studio.Web.Account.Confirming;

namespace Studio.Web.Tests.Account;

public sealed partial class ConfirmTests
{
    private const string Dangerous = "/account/email";

    private readonly ManualTimeProvider _time = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_page_that_changes_the_account_asks_first_and_opens_after_the_password()
    {
        await using var studio = await StartAsync();
        using var owner = await SignedInAsync(studio);
        Assert.Null(await TargetAsync(owner, Dangerous));
        _time.Advance(FreshSignIn.MaxAge + TimeSpan.FromSeconds(1));

        var question = await TargetAsync(owner, Dangerous);
        Assert.Equal("/account/confirm?ReturnUrl=%2Faccount%2Femail", question);
        using var page = await owner.GetAsync(question!, Token);
        Assert.Contains("data-then=\"/account/email\"", await page.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);

        using var wrong = await ConfirmAsync(owner, question!, "not the password");
        Assert.Equal(HttpStatusCode.Forbidden, wrong.StatusCode);
        Assert.Contains("That is not your password. 4 tries left", await wrong.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        Assert.Equal(question, await TargetAsync(owner, Dangerous));

        using var right = await ConfirmAsync(owner, question!, TestPerson.Owner.Password);
        Assert.Equal(HttpStatusCode.NoContent, right.StatusCode);
        Assert.Null(await TargetAsync(owner, Dangerous));
        // Nobody who has just answered is asked again.
        Assert.Equal(Dangerous, await TargetAsync(owner, question!));
    }

    [Fact]
    public async Task Another_window_of_another_sign_in_is_still_asked()
    {
        await using var studio = await StartAsync();
        using var laptop = await SignedInAsync(studio);
        using var phone = await SignedInAsync(studio);
        _time.Advance(FreshSignIn.MaxAge * 2);
        using var right = await ConfirmAsync(laptop, ConfirmPage.Address, TestPerson.Owner.Password);

        Assert.Null(await TargetAsync(laptop, Dangerous));
        Assert.StartsWith(ConfirmPage.Address, await TargetAsync(phone, Dangerous), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Five_wrong_passwords_close_the_question_as_they_close_the_door()
    {
        await using var studio = await StartAsync();
        using var owner = await SignedInAsync(studio);
        _time.Advance(FreshSignIn.MaxAge * 2);
        for (var miss = 0; miss < 5; miss++)
        {
            (await ConfirmAsync(owner, ConfirmPage.Address, "not the password")).Dispose();
        }

        using var right = await ConfirmAsync(owner, ConfirmPage.Address, TestPerson.Owner.Password);
        Assert.Contains("Too many tries", await right.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        Assert.StartsWith(ConfirmPage.Address, await TargetAsync(owner, Dangerous), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_to_the_question_leads_nowhere_else()
    {
        await using var studio = await StartAsync();
        using var owner = await SignedInAsync(studio);
        Assert.Equal("/account", await TargetAsync(owner, "/account/confirm?ReturnUrl=https%3A%2F%2Fevil.example"));
        Assert.Equal("/account", await TargetAsync(owner, "/account/confirm?ReturnUrl=%2F%2Fevil.example"));
    }

    [Fact]
    public async Task Whoever_is_nobody_confirms_nothing()
    {
        await using var studio = await StartAsync();
        using var stranger = new Client(studio);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/account/confirm/password") { Content = JsonContent.Create(new { TestPerson.Owner.Password }) };
        using var answer = await stranger.SendAsync(request, Token);
        Assert.StartsWith("/sign-in", stranger.Target(answer), StringComparison.Ordinal);
    }

    /// <summary>The proof wall (DangerousActs) makes a forgotten page fail; this makes it ask instead.</summary>
    [Fact]
    public async Task Every_page_that_changes_what_opens_an_account_has_the_mark()
    {
        await using var studio = await StartAsync();
        var pages = studio.Services.GetRequiredService<IEnumerable<EndpointDataSource>>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<FreshSignInNeededAttribute>() is not null)
            .Select(endpoint => $"/{endpoint.RoutePattern.RawText!.TrimStart('/')}").Distinct().Order(StringComparer.Ordinal);

        Assert.Equal(["/account/authenticator", "/account/delete", "/account/email", "/account/password", "/account/recovery-codes"], pages);
    }

    private Task<RunningStudio> StartAsync() =>
        RunningStudio.StartWithOwnerAsync(Token, builder => builder.Services.AddSingleton<TimeProvider>(_time));

    private static async Task<Client> SignedInAsync(RunningStudio studio)
    {
        var client = new Client(studio);
        (await client.SignInAsync(TestPerson.Owner, Token)).Dispose();
        return client;
    }

    private static async Task<string?> TargetAsync(Client client, string address)
    {
        using var answer = await client.GetAsync(address, Token);
        return client.Target(answer);
    }

    private static async Task<HttpResponseMessage> ConfirmAsync(Client client, string page, string password)
    {
        using var opened = await client.GetAsync(page, Token);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/account/confirm/password") { Content = JsonContent.Create(new { password }) };
        request.Headers.Add("RequestVerificationToken", WebUtility.HtmlDecode(RequestToken().Match(await opened.Content.ReadAsStringAsync(Token)).Groups["token"].Value));
        request.Headers.Accept.ParseAdd("application/json");
        return await client.SendAsync(request, Token);
    }

    [GeneratedRegex("""name="request-token" content="(?<token>[^"]+)""", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex RequestToken();
}
