using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data.Keys;
using Studio.Testing;

namespace Studio.Web.Tests.Keys;

/// <summary>Who comes in with a key, and what a key does not open.</summary>
public sealed class ApiDoorTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task No_key_a_wrong_one_a_revoked_one_and_one_from_elsewhere_get_the_same_answer(DatabaseKind kind)
    {
        await using var api = await ApiStudio.StartAsync(kind, Token);
        var (works, revoked, elsewhere) = (await api.Studio.MakeKeyAsync(Token), await api.Studio.MakeKeyAsync(Token), await api.Studio.MakeKeyAsync(Token, addresses: "10.4.0.0/24"));
        await using (var scope = await api.Studio.EnterAsync(TestPerson.Owner, TestPerson.Slug, Token))
        {
            await scope.ServiceProvider.GetRequiredService<ApiKeys>().RevokeAsync(revoked.Id, Token);
        }

        var none = await api.AnswerAsync("/api/images", key: null, Token);
        Assert.StartsWith("401 Bearer", none, StringComparison.Ordinal);
        foreach (var key in new[] { KeySecret.New(), "studio_", "x", new string('x', 4_000), revoked.Secret, elsewhere.Secret, works.Secret.ToUpperInvariant() })
        {
            Assert.Equal(none, await api.AnswerAsync("/api/images", key, Token));
            Assert.Equal(none, await api.AnswerAsync($"/api/images/{Guid.NewGuid()}/file", key, Token));
            Assert.Equal(none, await api.AnswerAsync("/api/never-was", key, Token));
        }

        await api.JsonAsync("/api/images", works.Secret, Token);
    }

    [Fact]
    public async Task A_sign_in_opens_nothing_for_programs_and_a_key_opens_no_page()
    {
        await using var api = await ApiStudio.StartAsync(DatabaseKind.Sqlite, Token);
        var picture = (await api.Studio.AddPicturesAsync(TestPerson.Slug, 1, Token)).Single();
        var key = (await api.Studio.MakeKeyAsync(Token)).Secret;
        using var browser = new Client(api.Studio);
        using var signedIn = await browser.SignInAsync(TestPerson.Owner, Token);
        var cookie = string.Join("; ", browser.Cookies.Select(one => $"{one.Name}={one.Value}"));
        Assert.Contains("studio-session=", cookie, StringComparison.Ordinal);

        using var byCookie = await api.GetAsync("/api/images", key: null, Token, cookie);
        using var byBoth = await api.GetAsync("/api/images", key, Token, cookie);
        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.OK), (byCookie.StatusCode, byBoth.StatusCode));
        Assert.All([byCookie, byBoth], answer => Assert.False(answer.Headers.Contains("Set-Cookie")));

        foreach (var address in new[] { $"/w/{TestPerson.Slug}/create", $"/w/{TestPerson.Slug}/keys", $"/w/{TestPerson.Slug}/images/{picture.Id}/file", "/account/email", "/admin/health" })
        {
            using var byKey = await api.GetAsync(address, key, Token);
            using var byNobody = await api.GetAsync(address, key: null, Token);
            Assert.Equal(byNobody.StatusCode, byKey.StatusCode);
            Assert.NotEqual(HttpStatusCode.OK, byKey.StatusCode);
        }
    }

    [Fact]
    public async Task A_key_only_reads_and_other_addresses_are_named()
    {
        await using var api = await ApiStudio.StartAsync(DatabaseKind.Sqlite, Token);
        var picture = (await api.Studio.AddPicturesAsync(TestPerson.Slug, 1, Token)).Single();
        var key = (await api.Studio.MakeKeyAsync(Token)).Secret;

        foreach (var method in new[] { HttpMethod.Post, HttpMethod.Put, HttpMethod.Delete, HttpMethod.Patch })
        {
            using var answer = await api.SendAsync(method, $"/api/images/{picture.Id}", key, Token);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            Assert.Contains("Keys read /api/images", await answer.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        }

        using var head = await api.SendAsync(HttpMethod.Head, $"/api/images/{picture.Id}/file", key, Token);
        Assert.Equal((HttpStatusCode.OK, picture.ByteCount), (head.StatusCode, head.Content.Headers.ContentLength ?? 0));
    }

    [Fact]
    public async Task A_key_that_asks_too_often_waits_and_another_one_does_not()
    {
        await using var api = await ApiStudio.StartAsync(DatabaseKind.Sqlite, Token, "Api:PerMinute=3");
        var (greedy, modest) = ((await api.Studio.MakeKeyAsync(Token)).Secret, (await api.Studio.MakeKeyAsync(Token)).Secret);
        for (var time = 0; time < 3; time++)
        {
            await api.JsonAsync("/api/images", greedy, Token);
        }

        using var refused = await api.GetAsync("/api/images", greedy, Token);
        Assert.Equal((HttpStatusCode.TooManyRequests, TimeSpan.FromMinutes(1)), (refused.StatusCode, refused.Headers.RetryAfter?.Delta));
        Assert.Contains("Wait a minute", await refused.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        await api.JsonAsync("/api/images", modest, Token);
    }

    [Fact]
    public async Task An_address_that_asks_too_often_waits_before_any_key_is_looked_up()
    {
        await using var api = await ApiStudio.StartAsync(DatabaseKind.Sqlite, Token, "Api:AddressPerMinute=3");
        for (var time = 0; time < 3; time++)
        {
            Assert.StartsWith("401", await api.AnswerAsync("/api/images", KeySecret.New(), Token), StringComparison.Ordinal);
        }

        Assert.StartsWith("429", await api.AnswerAsync("/api/images", KeySecret.New(), Token), StringComparison.Ordinal);
        // Pages of people are not counted there.
        using var page = await api.GetAsync("/sign-in", key: null, Token);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }
}
