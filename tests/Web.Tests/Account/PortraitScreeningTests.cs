using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data;
using Studio.Data.Gallery;
using Studio.Data.Moderation.Policies;
using Studio.Data.Users;
using Studio.Inference.Imaging;
using Studio.Inference.Models;
using Studio.Testing;
using Studio.Web.Profile.Portraits;

namespace Studio.Web.Tests.Account;

/// <summary>A portrait is seen in every workspace of the person: the real classifier looks at it, by the rules of each.</summary>
public sealed partial class PortraitScreeningTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_portrait_that_a_workspace_would_hold_is_refused_by_name_and_one_of_its_own_gallery_is_taken()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        Assert.Equal(HttpStatusCode.NoContent, (await SendAsync(studio, TestPerson.Owner)).Status);
        var first = await OfAsync(studio, TestPerson.Owner);
        Assert.NotNull(first);
        var picture = (await studio.AddPicturesAsync(TestPerson.Slug, 1, Token, width: 128, height: 96))[0];
        await PublishAsync(studio, new ImageRule("Any picture", "Neutral", Hold: 0.01, Block: null, "Every picture is looked at."));

        var (status, body) = await SendAsync(studio, TestPerson.Owner);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains($"a picture that {TestPerson.WorkspaceName} shows to nobody before a moderator looked at it", body, StringComparison.Ordinal);
        Assert.Equal(first, await OfAsync(studio, TestPerson.Owner));

        // Where it stands in the gallery it was decided about; in another workspace it was not.
        await TakeAsync(studio, TestPerson.Owner, TestPerson.Slug, picture);
        Assert.NotEqual(first, await OfAsync(studio, TestPerson.Owner));
        await studio.AddStrangerAsync(TestPerson.Stranger, "inland", Token);
        var elsewhere = (await studio.AddPicturesAsync("inland", 1, Token, width: 128, height: 96))[0];
        await TakeAsync(studio, TestPerson.Stranger, "inland", elsewhere);
        var before = await OfAsync(studio, TestPerson.Stranger);
        await studio.AddMemberAsync(TestPerson.Stranger, TestPerson.Slug, Token);
        await Assert.ThrowsAsync<StudioException>(() => TakeAsync(studio, TestPerson.Stranger, "inland", elsewhere));
        Assert.Equal(before, await OfAsync(studio, TestPerson.Stranger));
    }

    [Theory, EachDatabase]
    public async Task A_portrait_is_kept_back_where_its_owner_joins_a_stricter_workspace_or_rules_become_stricter_and_comes_back_with_them(DatabaseKind kind)
    {
        await using var shared = kind == DatabaseKind.PostgreSql ? await SharedStudio.CreateAsync(Token) : null;
        using var folder = new TemporaryFolder();
        await using var studio = shared is null ? await RunningStudio.StartWithOwnerAsync(Token) : await RunningStudio.StartNodeAsync(folder, [.. shared.Arguments.Select(setting => $"--{setting}")], Token);
        if (shared is not null)
        {
            await SharedStudio.AddOwnerAsync(studio, Token);
        }

        await studio.AddStrangerAsync(TestPerson.Stranger, "inland", Token);
        Assert.Equal(HttpStatusCode.NoContent, (await SendAsync(studio, TestPerson.Stranger)).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await SendAsync(studio, TestPerson.Owner)).Status);
        var (stranger, owner) = (await OfAsync(studio, TestPerson.Stranger), await OfAsync(studio, TestPerson.Owner));
        var watch = studio.Services.GetRequiredService<PortraitWatch>();

        // Stricter rules: of the one who is there.
        await PublishAsync(studio, new ImageRule("Any picture", "Neutral", Hold: 0.01, Block: null, "Every picture is looked at."));
        await watch.RunOnceAsync(Token);
        Assert.Null(await OfAsync(studio, TestPerson.Owner));
        Assert.Equal(stranger, await OfAsync(studio, TestPerson.Stranger));
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.OK), (await StatusAsync(studio, owner), await StatusAsync(studio, stranger)));

        // Somebody comes in from where it was allowed.
        await studio.AddMemberAsync(TestPerson.Stranger, TestPerson.Slug, Token);
        await watch.RunOnceAsync(Token);
        Assert.Null(await OfAsync(studio, TestPerson.Stranger));
        Assert.True(await IsKeptBackAsync(studio, TestPerson.Stranger));

        // And goes again.
        await studio.InAsync(context => context.Memberships.Where(m => context.Users.Any(user => user.Id == m.UserId && user.Email == TestPerson.Stranger.Email)).ExecuteDeleteAsync(Token), Token);
        await watch.RunOnceAsync(Token);
        Assert.Equal(stranger, await OfAsync(studio, TestPerson.Stranger));
        Assert.False(await IsKeptBackAsync(studio, TestPerson.Stranger));
        Assert.Null(await OfAsync(studio, TestPerson.Owner));
    }

    [Fact]
    public async Task Without_a_classifier_no_portrait_is_kept_and_that_is_said()
    {
        using var none = new TemporaryFolder();
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token, builder => builder.Services.PostConfigure<ModelCatalogOptions>(options => options.Folders = [none.Path]));

        var (status, body) = await SendAsync(studio, TestPerson.Owner);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Contains("The screening of pictures does not answer, so this one was not kept.", body, StringComparison.Ordinal);
        Assert.Null(await OfAsync(studio, TestPerson.Owner));
    }

    private static async Task<(HttpStatusCode Status, string Body)> SendAsync(RunningStudio studio, TestPerson person)
    {
        using var client = new Client(studio);
        using var signedIn = await client.SignInAsync(person, Token);
        using var page = await client.GetAsync("/account/password", Token);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/account/portrait")
        {
            Content = new ByteArrayContent(PngWriter.Write(64, 64, [.. Enumerable.Repeat((byte)120, 64 * 64 * 3)], [])) { Headers = { ContentType = new MediaTypeHeaderValue("image/png") } },
        };
        request.Headers.Accept.ParseAdd("*/*");
        request.Headers.Add("RequestVerificationToken", WebUtility.HtmlDecode(RequestToken().Match(await page.Content.ReadAsStringAsync(Token)).Groups["token"].Value));
        using var answer = await client.SendAsync(request, Token);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Token));
    }

    private static async Task TakeAsync(RunningStudio studio, TestPerson person, string slug, Image picture)
    {
        var user = await IdAsync(studio, person);
        await using var scope = studio.Services.CreateAsyncScope();
        var access = await scope.ServiceProvider.GetRequiredService<Studio.Data.Tenancy.Doors>().MemberAsync(slug, user, Token);
        scope.ServiceProvider.GetRequiredService<Studio.Data.Tenancy.CurrentWorkspace>().Enter(access!);
        await scope.ServiceProvider.GetRequiredService<PortraitActions>().TakeAsync(user, picture.Id, Token);
    }

    private static async Task<HttpStatusCode> StatusAsync(RunningStudio studio, Guid? portrait)
    {
        using var client = new Client(studio);
        using var signedIn = await client.SignInAsync(TestPerson.Owner, Token);
        using var answer = await client.GetAsync($"/portraits/{portrait}", Token);
        return answer.StatusCode;
    }

    private static async Task<bool> IsKeptBackAsync(RunningStudio studio, TestPerson person)
    {
        await using var scope = studio.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<UserPortraits>().IsKeptBackAsync(await IdAsync(studio, person), Token);
    }

    private static Task<Guid> IdAsync(RunningStudio studio, TestPerson person) => studio.InAsync(c => c.Users.Where(user => user.Email == person.Email).Select(user => user.Id).SingleAsync(Token), Token);

    private static Task<Guid?> OfAsync(RunningStudio studio, TestPerson person) => studio.InAsync(c => c.Users.Where(user => user.Email == person.Email).Select(user => user.PortraitId).SingleAsync(Token), Token);

    private static Task<int> PublishAsync(RunningStudio studio, ImageRule rule) => studio.InAsync(
        async context =>
        {
            var owner = await context.Users.Where(user => user.Email == TestPerson.Owner.Email).Select(user => user.Id).SingleAsync(Token);
            context.Add(new PolicyVersion { Number = 1, Document = new PolicyDocument { Pictures = [rule] }, Reason = "Look at all.", PublishedById = owner, PublishedAt = DateTime.UnixEpoch });
            return await context.SaveChangesAsync(Token);
        },
        Token);

    [GeneratedRegex("""<meta name="request-token" content="(?<token>[^"]+)""", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex RequestToken();
}
