using System.Net;
using Studio.Testing;

namespace Studio.Web.Tests;

public sealed class SetupTests
{
    private static readonly Dictionary<string, string> Filled = new(StringComparer.Ordinal)
    {
        ["Form.Name"] = TestPerson.Owner.Name,
        ["Form.Email"] = TestPerson.Owner.Email,
        ["Form.Password"] = TestPerson.Owner.Password,
        ["Form.Workspace"] = TestPerson.WorkspaceName,
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_empty_studio_leads_to_set_up()
    {
        await using var studio = await RunningStudio.StartAsync(Token);
        using var client = new Client(studio);

        using var home = await client.GetAsync("/", Token);

        Assert.Equal("/setup", client.Target(home));
    }

    [Fact]
    public async Task Without_the_token_nobody_becomes_the_owner()
    {
        await using var studio = await RunningStudio.StartAsync(Token);
        using var client = new Client(studio);

        using var page = await client.GetAsync("/setup", Token);
        Assert.DoesNotContain("Form.Password", await page.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);

        // The form of somebody with the token, its token changed on the way.
        var address = $"/setup?token={await studio.SetupTokenAsync(Token)}";
        using var answer = await client.SubmitAsync(address, new Dictionary<string, string>(Filled, StringComparer.Ordinal) { ["Form.Token"] = "AAAAA-AAAAA" }, Token);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        using var home = await client.GetAsync("/", Token);
        Assert.Equal("/setup", client.Target(home));
    }

    [Fact]
    public async Task The_token_works_once()
    {
        await using var studio = await RunningStudio.StartAsync(Token);
        var address = $"/setup?token={await studio.SetupTokenAsync(Token)}";
        using var owner = new Client(studio);

        using var made = await owner.SubmitAsync(address, Filled, Token);
        Assert.Equal($"/w/{TestPerson.Slug}/create", owner.Target(made));

        using var later = new Client(studio);
        using var again = await later.GetAsync(address, Token);
        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
        Assert.Equal("/sign-in", later.Target(again));
    }

    [Theory]
    [InlineData("Form.Email", "not an address", "This is not an e-mail address.")]
    [InlineData("Form.Password", "short", "A password has 12 characters or more.")]
    [InlineData("Form.Password", "qwertyuiopas", "among the first that are guessed")]
    [InlineData("Form.Password", "miramiramira", "among the first that are guessed")]
    [InlineData("Form.Workspace", " ", "Name the workspace.")]
    public async Task What_is_wrong_is_said_in_a_sentence(string field, string value, string sentence)
    {
        await using var studio = await RunningStudio.StartAsync(Token);
        using var client = new Client(studio);
        var address = $"/setup?token={await studio.SetupTokenAsync(Token)}";

        using var answer = await client.SubmitAsync(address, new Dictionary<string, string>(Filled, StringComparer.Ordinal) { [field] = value }, Token);

        Assert.Contains(sentence, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Token)), StringComparison.Ordinal);
    }
}
