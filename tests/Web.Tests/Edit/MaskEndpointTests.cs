using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Inference.Diffusion.Starts;
using Studio.Inference.Imaging;
using Studio.Jobs.Edits;
using Studio.Testing;
using Studio.Web.Edit;

namespace Studio.Web.Tests.Edit;

/// <summary>A mask, as the page's script sends it.</summary>
public sealed partial class MaskEndpointTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_mask_is_kept_under_the_name_that_is_answered()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        var image = (await studio.AddPicturesAsync(TestPerson.Slug, 1, Token))[0];
        using var client = await SignedInAsync(studio, TestPerson.Owner);

        using var answer = await SendAsync(client, image.Id, Mask(64, 48, masked: 100));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        using var said = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Token));
        var hash = said.RootElement.GetProperty("hash").GetString()!;
        var kept = await InWorkspaceAsync(studio, services => services.GetRequiredService<MaskStore>().ReadAsync(hash, Token));
        Assert.Equal((64, 48, 100), (kept.Width, kept.Height, Enumerable.Range(0, kept.Grey.Length).Count(kept.IsRepainted)));
    }

    [Fact]
    public async Task What_is_no_mask_of_this_picture_is_refused_with_a_sentence()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        var image = (await studio.AddPicturesAsync(TestPerson.Slug, 1, Token))[0];
        using var client = await SignedInAsync(studio, TestPerson.Owner);
        var mask = Mask(64, 48, masked: 1);

        using var text = await SendAsync(client, image.Id, "#!/bin/sh"u8.ToArray());
        using var half = await SendAsync(client, image.Id, mask[..^20]);
        using var nothing = await SendAsync(client, image.Id, []);
        using var small = await SendAsync(client, image.Id, Mask(32, 48, masked: 1));
        using var empty = await SendAsync(client, image.Id, Mask(64, 48, masked: 0));

        Assert.All([text, half, nothing, small, empty], answer => Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode));
        Assert.Contains("The mask cannot be read", await DetailAsync(text), StringComparison.Ordinal);
        Assert.Contains("32 x 48 pixels; it must be as large as the picture, 64 x 48", await DetailAsync(small), StringComparison.Ordinal);
        Assert.Contains("The mask is empty", await DetailAsync(empty), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mask_beyond_the_limit_is_refused_before_it_is_sent()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        var image = (await studio.AddPicturesAsync(TestPerson.Slug, 1, Token))[0];
        using var client = await SignedInAsync(studio, TestPerson.Owner);
        using var request = await RequestAsync(client, image.Id, new byte[MaskEndpoint.MaxBytes + 1]);
        request.Headers.ExpectContinue = true;
        request.Headers.Add("Cookie", string.Join("; ", client.Cookies.Select(cookie => $"{cookie.Name}={cookie.Value}")));
        // The server answers before it asks for the body, so nothing breaks while it is written.
        using var waiting = new HttpClient(new SocketsHttpHandler { Expect100ContinueTimeout = TimeSpan.FromMinutes(2), UseCookies = false }) { BaseAddress = studio.Address };

        using var answer = await waiting.SendAsync(request, Token);

        Assert.True(answer.StatusCode is HttpStatusCode.RequestEntityTooLarge or HttpStatusCode.BadRequest, $"{answer.StatusCode}");
        Assert.Contains("at most 8 MB", await DetailAsync(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_pages_token_nothing_is_taken()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        var image = (await studio.AddPicturesAsync(TestPerson.Slug, 1, Token))[0];
        using var client = await SignedInAsync(studio, TestPerson.Owner);

        using var answer = await SendAsync(client, image.Id, Mask(64, 48, masked: 1), requestToken: "");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task A_picture_of_another_workspace_is_not_there()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        await studio.AddStrangerAsync(TestPerson.Stranger, "elsewhere", Token);
        var theirs = (await studio.AddPicturesAsync("elsewhere", 1, Token))[0];
        using var client = await SignedInAsync(studio, TestPerson.Owner);

        using var through = await SendAsync(client, theirs.Id, Mask(64, 48, masked: 1));
        using var beside = await SendAsync(client, theirs.Id, Mask(64, 48, masked: 1), slug: "elsewhere");

        Assert.Equal([HttpStatusCode.NotFound, HttpStatusCode.NotFound], new[] { through, beside }.Select(answer => answer.StatusCode));
    }

    [Fact]
    public async Task Who_may_only_look_keeps_no_mask()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        var image = (await studio.AddPicturesAsync(TestPerson.Slug, 1, Token))[0];
        await studio.AddStrangerAsync(TestPerson.Stranger, "elsewhere", Token);
        await studio.AddMemberAsync(TestPerson.Stranger, TestPerson.Slug, Token);
        await InWorkspaceAsync(studio, async services =>
        {
            var db = services.GetRequiredService<StudioDbContext>();
            var stranger = await db.Users.Where(user => user.Email == TestPerson.Stranger.Email).Select(user => user.Id).SingleAsync(Token);
            return await db.Memberships.Where(member => member.UserId == stranger).ExecuteUpdateAsync(set => set.SetProperty(member => member.Role, Role.Viewer), Token);
        });
        using var client = await SignedInAsync(studio, TestPerson.Stranger);

        using var answer = await SendAsync(client, image.Id, Mask(64, 48, masked: 1));

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    private static byte[] Mask(int width, int height, int masked)
    {
        var grey = new byte[width * height];
        grey.AsSpan(0, masked).Fill(byte.MaxValue);
        return MaskPng.Write(new PictureMask(width, height, grey));
    }

    private static async Task<Client> SignedInAsync(RunningStudio studio, TestPerson person)
    {
        var client = new Client(studio);
        (await client.SignInAsync(person, Token)).Dispose();
        return client;
    }

    private static async Task<HttpResponseMessage> SendAsync(Client client, Guid image, byte[] file, string? requestToken = null, string? slug = null)
    {
        using var request = await RequestAsync(client, image, file, requestToken, slug);
        return await client.SendAsync(request, Token);
    }

    private static async Task<HttpRequestMessage> RequestAsync(Client client, Guid image, byte[] file, string? requestToken = null, string? slug = null)
    {
        using var page = await client.GetAsync($"/w/{TestPerson.Slug}/gallery", Token);
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(EditAddress.Mask(slug ?? TestPerson.Slug, image), UriKind.Relative)) { Content = new ByteArrayContent(file) };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("*/*"));
        request.Headers.Add("RequestVerificationToken", requestToken ?? WebUtility.HtmlDecode(RequestToken().Match(await page.Content.ReadAsStringAsync(Token)).Groups["token"].Value));
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("image/png");
        return request;
    }

    private static async Task<string> DetailAsync(HttpResponseMessage answer)
    {
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Token));
        return problem.RootElement.GetProperty("detail").GetString()!;
    }

    private static async Task<T> InWorkspaceAsync<T>(RunningStudio studio, Func<IServiceProvider, Task<T>> work)
    {
        var workspace = await studio.WorkspaceIdAsync(TestPerson.Slug, Token);
        return await studio.Services.GetRequiredService<WorkspaceScope>().RunAsync(workspace, (services, _) => work(services), Token);
    }

    [GeneratedRegex("""<meta name="request-token" content="(?<token>[^"]+)""", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex RequestToken();
}
