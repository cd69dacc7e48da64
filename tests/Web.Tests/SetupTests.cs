using System.Net;
using Studio.Testing;
using Studio.Web.Setup;

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

        // Without the right one no form stands on the page that this one could be.
        Assert.Equal((HttpStatusCode.SeeOther, address), (answer.StatusCode, client.Target(answer)));
        using var home = await client.GetAsync("/", Token);
        Assert.Equal("/setup", client.Target(home));
    }

    [Fact]
    public async Task Whoever_wants_a_passkey_is_led_to_where_one_is_made()
    {
        await using var studio = await RunningStudio.StartAsync(Token);
        using var owner = new Client(studio);

        using var made = await owner.SubmitAsync($"/setup?token={await studio.SetupTokenAsync(Token)}", new Dictionary<string, string>(Filled, StringComparer.Ordinal) { ["Form.AddsPasskey"] = "true" }, Token);

        Assert.Equal($"/w/{TestPerson.Slug}/profile", owner.Target(made));
    }

    [Fact]
    public async Task The_page_says_which_graphics_device_there_is()
    {
        await using var studio = await RunningStudio.StartAsync(Token);
        using var client = new Client(studio);

        using var page = await client.GetAsync("/setup", Token);

        var text = System.Net.WebUtility.HtmlDecode(await page.Content.ReadAsStringAsync(Token));
        Assert.Contains(GraphicsCards.Find() is { Count: > 0 } found ? $"{found[0]}" : "No GPU found", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("proc/driver/nvidia/gpus/0000:01:00.0/information", "Model: \t\t NVIDIA GeForce RTX 4090\nIRQ: 7", "NVIDIA GeForce RTX 4090")]
    [InlineData("dev/nvidia0", "", "NVIDIA")]
    [InlineData("dev/dri/renderD128", "", "A graphics card")]
    [InlineData("dev/dri/card0", "", null)]
    public async Task A_graphics_device_is_known_by_what_the_system_says(string file, string text, string? name)
    {
        using var root = new TemporaryFolder();
        var path = Path.Combine(root.Path, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllTextAsync(path, text, Token);

        Assert.Equal(name is null ? [] : [name], GraphicsCards.OfLinux(root.Path));
        Assert.Equal(name is null ? "No GPU found" : "Graphics", MachineFacts.Graphics(GraphicsCards.OfLinux(root.Path)).Name);
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
