using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data;
using Studio.Data.Audit;
using Studio.Data.Workspaces;
using Studio.Data.Workspaces.Invitations;
using Studio.Testing;

namespace Studio.Web.Tests.Members;

public sealed partial class JoinTests
{
    private static readonly NewInvitation Open = new(Role.Creator, Days: 7, Places: 5, ByHand: false, Note: "絵本の挿絵を一緒に作りましょう");
    private static readonly Dictionary<string, string> Lihua = new(StringComparer.Ordinal)
    {
        ["Form.Name"] = "丽华",
        ["Form.Email"] = "lihua@atelier.example",
        ["Form.Password"] = "quilt harbour seven",
    };

    private readonly ManualTimeProvider _time = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_stranger_with_a_link_makes_an_account_and_is_in()
    {
        await using var studio = await StartAsync();
        var secret = await studio.InviteAsync(Open, Token);
        using var stranger = new Client(studio);

        using var page = await stranger.GetAsync($"/join/{secret}", Token);
        var html = WebUtility.HtmlDecode(await page.Content.ReadAsStringAsync(Token));
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Contains($"You are invited to {TestPerson.WorkspaceName}", html, StringComparison.Ordinal);
        Assert.Contains("絵本の挿絵を一緒に作りましょう", html, StringComparison.Ordinal);

        using var sent = await stranger.SubmitAsync($"/join/{secret}", Lihua, Token);
        Assert.Equal($"/w/{TestPerson.Slug}/create", stranger.Target(sent));
        using var inside = await stranger.GetAsync($"/w/{TestPerson.Slug}/gallery", Token);
        Assert.Equal(HttpStatusCode.OK, inside.StatusCode);
        using var again = await stranger.GetAsync($"/join/{secret}", Token);
        Assert.Contains("You are already in", await again.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);

        // The account of the set-up has its own entry; this one is told once.
        await using var scope = studio.Services.CreateAsyncScope();
        var log = scope.ServiceProvider.GetRequiredService<StudioDbContext>().ServerAuditEntries;
        Assert.Equal(1, await log.CountAsync(entry => entry.Act == AuditAct.AccountMade && entry.Details!.Contains("link"), Token));
        Assert.Equal(0, await log.CountAsync(entry => entry.Act == AuditAct.AccountMade && entry.Details == null, Token));
    }

    [Fact]
    public async Task Whoever_has_an_account_joins_with_one_press_and_then_has_two_workspaces()
    {
        await using var studio = await StartAsync();
        await studio.AddStrangerAsync(TestPerson.Stranger, "inland", Token);
        var secret = await studio.InviteAsync(Open, Token);
        using var tomas = new Client(studio);
        using var signedIn = await tomas.SignInAsync(TestPerson.Stranger, Token);

        using var joined = await tomas.SubmitAsync($"/join/{secret}", new Dictionary<string, string>(StringComparer.Ordinal), Token);

        Assert.Equal($"/w/{TestPerson.Slug}/create", tomas.Target(joined));
        foreach (var slug in new[] { TestPerson.Slug, "inland" })
        {
            using var page = await tomas.GetAsync($"/w/{slug}/gallery", Token);
            Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        }
    }

    [Fact]
    public async Task By_hand_the_page_waits_and_goes_on_when_somebody_has_decided()
    {
        await using var studio = await StartAsync();
        var secret = await studio.InviteAsync(Open with { ByHand = true }, Token);
        using var stranger = new Client(studio);
        using var sent = await stranger.SubmitAsync($"/join/{secret}", Lihua, Token);
        Assert.Equal($"/join/{secret}", stranger.Target(sent));

        using var waits = await stranger.GetAsync($"/join/{secret}", Token);
        Assert.Contains("has been asked", await waits.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        Assert.Null(await StateAsync(stranger, secret));
        using var door = await stranger.GetAsync($"/w/{TestPerson.Slug}/gallery", Token);
        Assert.Equal(HttpStatusCode.NotFound, door.StatusCode);
        using var nowhere = await stranger.GetAsync("/no-workspace", Token);
        Assert.Contains($"You wait to be let into {TestPerson.WorkspaceName}", WebUtility.HtmlDecode(await nowhere.Content.ReadAsStringAsync(Token)), StringComparison.Ordinal);

        await studio.InsideAsync(
            async (services, token) => await services.GetRequiredService<LettingIn>().LetInAsync(
                await services.GetRequiredService<StudioDbContext>().JoinRequests.Select(request => request.Id).SingleAsync(token), token),
            Token);

        Assert.Equal($"/w/{TestPerson.Slug}/create", await StateAsync(stranger, secret));
    }

    [Fact]
    public async Task A_link_that_never_was_says_nothing_and_one_that_is_over_says_how_it_ended()
    {
        await using var studio = await StartWithClockAsync();
        var revoked = await studio.InviteAsync(Open, Token);
        await studio.InsideAsync(
            async (services, token) => await services.GetRequiredService<InvitationLinks>().RevokeAsync(
                await services.GetRequiredService<StudioDbContext>().Invitations.Select(link => link.Id).SingleAsync(token), token),
            Token);
        var usedUp = await studio.InviteAsync(Open with { Places = 1 }, Token);
        using (var first = new Client(studio))
        using (await first.SubmitAsync($"/join/{usedUp}", Lihua, Token))
        {
        }

        var ranOut = await studio.InviteAsync(Open with { Days = 1 }, Token);
        _time.Jump(TimeSpan.FromDays(1));
        using var stranger = new Client(studio);

        await ExpectAsync(stranger, InvitationSecret.New(), HttpStatusCode.NotFound, "This link opens nothing");
        await ExpectAsync(stranger, "k7Qm", HttpStatusCode.NotFound, "This link opens nothing");
        await ExpectAsync(stranger, revoked, HttpStatusCode.Gone, "This invitation was taken back");
        await ExpectAsync(stranger, usedUp, HttpStatusCode.Gone, "The one place is taken");
        await ExpectAsync(stranger, ranOut, HttpStatusCode.Gone, "This invitation ran out on");
    }

    [Fact]
    public async Task A_form_that_was_open_while_the_link_ended_leads_to_the_page_that_says_so()
    {
        await using var studio = await StartWithClockAsync();
        var secret = await studio.InviteAsync(Open with { Days = 1 }, Token);
        using var stranger = new Client(studio);
        using var page = await stranger.GetAsync($"/join/{secret}", Token);
        var token = RequestToken().Match(await page.Content.ReadAsStringAsync(Token)).Groups["token"].Value;
        _time.Jump(TimeSpan.FromDays(1));

        using var sent = await stranger.PostAsync($"/join/{secret}", new Dictionary<string, string>(Lihua, StringComparer.Ordinal) { ["_handler"] = "join-new", ["__RequestVerificationToken"] = token }, Token);

        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        Assert.Equal($"/join/{secret}", stranger.Target(sent));
        await ExpectAsync(stranger, secret, HttpStatusCode.Gone, "This invitation ran out on");
    }

    [Fact]
    public async Task An_address_that_has_an_account_makes_no_second_one_and_bad_passwords_none()
    {
        await using var studio = await StartAsync();
        var secret = await studio.InviteAsync(Open, Token);
        using var stranger = new Client(studio);

        foreach (var (field, value, sentence) in new[]
        {
            ("Form.Email", TestPerson.Owner.Email, "No account can be made with this address"),
            ("Form.Password", "password1234", "among the first that are guessed"),
            ("Form.Password", "short", "12 characters or more"),
            ("Form.Name", "", "Type the name that others will see."),
        })
        {
            using var sent = await stranger.SubmitAsync($"/join/{secret}", new Dictionary<string, string>(Lihua, StringComparer.Ordinal) { [field] = value }, Token);
            Assert.Contains(sentence, WebUtility.HtmlDecode(await sent.Content.ReadAsStringAsync(Token)), StringComparison.Ordinal);
        }

        await studio.InsideAsync(
            async (services, token) =>
            {
                var context = services.GetRequiredService<StudioDbContext>();
                Assert.Equal(1, await context.Users.CountAsync(token));
                Assert.Equal(0, await context.Invitations.Select(link => link.Used).SingleAsync(token));
            },
            Token);
    }

    [Fact]
    public async Task Who_tries_links_one_after_another_has_to_wait()
    {
        await using var studio = await StartAsync();
        using var guesser = new Client(studio);

        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 25; i++)
        {
            using var answer = await guesser.GetAsync($"/join/{InvitationSecret.New()}", Token);
            answers.Add(answer.StatusCode);
        }

        Assert.Contains(HttpStatusCode.TooManyRequests, answers);
    }

    private static async Task ExpectAsync(Client client, string secret, HttpStatusCode status, string sentence)
    {
        using var answer = await client.GetAsync($"/join/{secret}", Token);
        var html = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Token));
        Assert.Equal(status, answer.StatusCode);
        Assert.Contains(sentence, html, StringComparison.Ordinal);
        Assert.DoesNotContain(TestPerson.WorkspaceName, html, StringComparison.Ordinal);
        Assert.DoesNotContain(TestPerson.Slug, html, StringComparison.Ordinal);
        Assert.DoesNotContain(TestPerson.Owner.Name, html, StringComparison.Ordinal);
    }

    private static async Task<string?> StateAsync(Client client, string secret)
    {
        using var answer = await client.GetAsync($"/join/{secret}/state", Token);
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Token));
        return json.RootElement.GetProperty("to").GetString();
    }

    private static Task<RunningStudio> StartAsync() => RunningStudio.StartWithOwnerAsync(Token);

    /// <summary>With a clock that the test moves. (Cookies that stay are over at once there: the client has a clock of its own.)</summary>
    private Task<RunningStudio> StartWithClockAsync() => RunningStudio.StartWithOwnerAsync(Token, builder => builder.Services.AddSingleton<TimeProvider>(_time));

    [GeneratedRegex("""name="__RequestVerificationToken" value="(?<token>[^"]+)""", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex RequestToken();
}
