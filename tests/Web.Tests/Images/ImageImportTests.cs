using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data;
using Studio.Data.Gallery;
using Studio.Data.Quotas;
using Studio.Data.Tenancy;
using Studio.Inference.Imaging;
using Studio.Testing;
using Studio.Web.Images;

namespace Studio.Web.Tests.Images;

/// <summary>A PNG file dropped on the gallery, as its script sends it.</summary>
public sealed partial class ImageImportTests
{
    private const string Record = """{"version":1,"wish":"リスの王","language":"ja","prompt":"A squirrel wearing a golden crown.","seed":42,"model":{"name":"Studio Mini","hash":"ab","files":{}},"createdAt":"2026-01-01T00:00:00Z"}""";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_picture_of_ours_keeps_its_history_and_its_bytes()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        using var client = await SignedInAsync(studio);
        var png = Png(Record);

        using var answer = await SendAsync(client, png);

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var image = await OnlyImageAsync(studio);
        Assert.Equal(("リスの王", "ja", "A squirrel wearing a golden crown.", 42L, "Studio Mini"), (image.Wish, image.Language, image.Prompt, image.Seed, image.ModelName));
        Assert.Equal(ImageOrigin.Imported, image.Origin);
        Assert.Equal($"/w/{TestPerson.Slug}/images/{image.Id}", answer.Headers.Location?.ToString());
        Assert.Equal(png, await (await client.GetAsync($"/w/{TestPerson.Slug}/images/{image.Id}/file", Token)).Content.ReadAsByteArrayAsync(Token));
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("""{"prompt":null}""")]
    [InlineData("""{"prompt":"x","model":{"name":"x"}}""")]
    [InlineData("""{"prompt":"x\u0000y"}""")]
    [InlineData("""{"prompt":"x\ud800"}""")]
    [InlineData("""{"prompt":"x","settings":{"model":null}}""")]
    public async Task A_record_that_is_not_like_ours_is_left_and_the_page_of_the_picture_still_opens(string record)
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        using var client = await SignedInAsync(studio);

        using var answer = await SendAsync(client, Png(record));

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var image = await OnlyImageAsync(studio);
        Assert.Equal(("a plain prompt", "", null), (image.Prompt, image.Wish, image.Provenance.Model));
        using var page = await client.GetAsync($"/w/{TestPerson.Slug}/images/{image.Id}", Token);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    [Fact]
    public void A_record_as_long_as_a_book_is_left()
    {
        var text = JsonSerializer.Serialize(new { prompt = "x", upsampled = string.Join(' ', Enumerable.Repeat("word", 2_000)) });

        Assert.Null(ImportedRecord.Read(text));
        Assert.NotNull(ImportedRecord.Read(Record));
    }

    [Fact]
    public async Task Who_hands_in_files_in_a_loop_is_told_to_wait()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token, builder => builder.Configuration["Pace:Files"] = "2");
        using var client = await SignedInAsync(studio);
        (await SendAsync(client, Png(Record))).Dispose();
        (await SendAsync(client, Png(Record))).Dispose();

        using var third = await SendAsync(client, Png(Record));

        Assert.Equal(HttpStatusCode.TooManyRequests, third.StatusCode);
        Assert.Contains("That was very fast: 2 files a minute are possible.", await third.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_does_not_fit_into_the_storage_is_refused_before_a_byte_is_written()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        using var client = await SignedInAsync(studio);
        await InWorkspaceAsync(studio, db =>
        {
            db.Add(new QuotaLimit { Subject = QuotaSubject.Owner, StorageBytes = 40 });
            return db.SaveChangesAsync(Token);
        });

        using var answer = await SendAsync(client, Png(Record));

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("are left. Delete pictures and empty the trash to make room.", await DetailAsync(answer), StringComparison.Ordinal);
        Assert.Equal(0, await InWorkspaceAsync(studio, db => db.Images.CountAsync(Token)));
        Assert.DoesNotContain(Directory.EnumerateFiles(studio.DataFolder, "*", SearchOption.AllDirectories), file => Path.GetFileName(file).Length == 64);
    }

    [Fact]
    public async Task What_is_no_picture_is_refused_with_a_sentence_and_nothing_is_stored()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        using var client = await SignedInAsync(studio);
        var png = Png(Record);

        using var text = await SendAsync(client, "#!/bin/sh"u8.ToArray());
        using var half = await SendAsync(client, png[..^20]);
        using var nothing = await SendAsync(client, []);

        Assert.All([text, half, nothing], answer => Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode));
        Assert.Contains("PNG", await DetailAsync(text), StringComparison.Ordinal);
        Assert.NotEmpty(await DetailAsync(half));
        Assert.Equal(0, await InWorkspaceAsync(studio, db => db.Images.CountAsync(Token)));
    }

    [Fact]
    public async Task A_file_from_elsewhere_brings_no_token_and_is_refused()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        using var client = await SignedInAsync(studio);

        using var answer = await SendAsync(client, Png(Record), requestToken: "");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(0, await InWorkspaceAsync(studio, db => db.Images.CountAsync(Token)));
    }

    private static byte[] Png(string record) => PngWriter.Write(8, 8, new byte[8 * 8 * 3], [new PngText("parameters", "a plain prompt\nSteps: 4, Sampler: DDIM, CFG scale: 3, Seed: 7, Size: 8x8"), new PngText("studio", record)]);

    private static async Task<Client> SignedInAsync(RunningStudio studio)
    {
        var client = new Client(studio);
        (await client.SignInAsync(TestPerson.Owner, Token)).Dispose();
        return client;
    }

    private static async Task<HttpResponseMessage> SendAsync(Client client, byte[] file, string? requestToken = null)
    {
        using var page = await client.GetAsync($"/w/{TestPerson.Slug}/gallery", Token);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"/w/{TestPerson.Slug}/images", UriKind.Relative)) { Content = new ByteArrayContent(file) };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("*/*"));
        request.Headers.Add("RequestVerificationToken", requestToken ?? WebUtility.HtmlDecode(RequestToken().Match(await page.Content.ReadAsStringAsync(Token)).Groups["token"].Value));
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("image/png");
        return await client.SendAsync(request, Token);
    }

    private static async Task<string> DetailAsync(HttpResponseMessage answer)
    {
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Token));
        return problem.RootElement.GetProperty("detail").GetString()!;
    }

    private static Task<Image> OnlyImageAsync(RunningStudio studio) => InWorkspaceAsync(studio, db => db.Images.AsNoTracking().SingleAsync(Token));

    private static async Task<T> InWorkspaceAsync<T>(RunningStudio studio, Func<StudioDbContext, Task<T>> read)
    {
        var workspace = await studio.WorkspaceIdAsync(TestPerson.Slug, Token);
        return await studio.Services.GetRequiredService<WorkspaceScope>().RunAsync(workspace, (services, _) => read(services.GetRequiredService<StudioDbContext>()), Token);
    }

    [GeneratedRegex("""name="request-token" content="(?<token>[^"]+)""", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex RequestToken();
}
