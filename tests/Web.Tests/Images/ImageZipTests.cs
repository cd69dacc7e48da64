using System.IO.Compression;
using System.Net;
using System.Text.RegularExpressions;
using Studio.Data.Gallery;
using Studio.Testing;

namespace Studio.Web.Tests.Images;

public sealed partial class ImageZipTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Several_pictures_come_as_one_file_with_names_of_their_own()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        var images = await studio.AddPicturesAsync(TestPerson.Slug, 3, Token, _ => "../リスの王");
        using var client = await SignedInAsync(studio, TestPerson.Owner);

        using var answer = await PostAsync(client, TestPerson.Slug, images);
        await using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync(Token));

        Assert.Equal(["リスの王-42.png", "リスの王-42-2.png", "リスの王-42-3.png"], zip.Entries.Select(entry => entry.FullName));
        foreach (var (entry, image) in zip.Entries.Zip(images))
        {
            await using var file = await entry.OpenAsync(Token);
            Assert.Equal(image.BlobHash, Convert.ToHexStringLower(await System.Security.Cryptography.SHA256.HashDataAsync(file, Token)));
        }
    }

    [Fact]
    public async Task Pictures_of_another_workspace_are_left_out_and_alone_they_are_unknown()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        await studio.AddStrangerAsync(TestPerson.Stranger, "inland", Token);
        var foreign = await studio.AddPicturesAsync(TestPerson.Slug, 1, Token);
        var own = await studio.AddPicturesAsync("inland", 1, Token);
        using var client = await SignedInAsync(studio, TestPerson.Stranger);

        using var both = await PostAsync(client, "inland", [.. foreign, .. own]);
        using var alone = await PostAsync(client, "inland", foreign);
        await using var zip = new ZipArchive(await both.Content.ReadAsStreamAsync(Token));

        Assert.Single(zip.Entries);
        Assert.Equal(HttpStatusCode.NotFound, alone.StatusCode);
    }

    [Fact]
    public async Task A_lost_file_is_named_in_the_zip_and_the_others_come()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        var images = await studio.AddPicturesAsync(TestPerson.Slug, 2, Token);
        File.Delete(Directory.GetFiles(Path.Combine(studio.DataFolder, "blobs"), images[0].BlobHash, SearchOption.AllDirectories).Single());
        using var client = await SignedInAsync(studio, TestPerson.Owner);

        using var answer = await PostAsync(client, TestPerson.Slug, images);
        await using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync(Token));

        Assert.Equal(["Picture-2-42.png", "missing.txt"], zip.Entries.Select(entry => entry.FullName));
    }

    [Fact]
    public async Task As_many_pictures_as_promised_come_and_more_are_refused_with_a_sentence()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        var images = await studio.AddPicturesAsync(TestPerson.Slug, 1, Token);
        using var client = await SignedInAsync(studio, TestPerson.Owner);

        using var most = await PostAsync(client, TestPerson.Slug, Enumerable.Repeat(images[0], Studio.Web.Images.ImageZip.MaxPictures));
        using var tooMany = await PostAsync(client, TestPerson.Slug, Enumerable.Repeat(images[0], Studio.Web.Images.ImageZip.MaxPictures + 1));

        Assert.Equal(HttpStatusCode.OK, most.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, tooMany.StatusCode);
        Assert.Contains($"A download holds 1 to {Studio.Web.Images.ImageZip.MaxPictures} pictures.", await tooMany.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_downloads_pictures_that_are_gone_reads_a_page_that_says_so()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        await studio.AddStrangerAsync(TestPerson.Stranger, "inland", Token);
        var foreign = await studio.AddPicturesAsync("inland", 1, Token);
        using var client = await SignedInAsync(studio, TestPerson.Owner);

        using var answer = await PostAsync(client, TestPerson.Slug, foreign);

        Assert.Equal((HttpStatusCode.NotFound, "text/html"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.Contains("None of these pictures is here.", await answer.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_post_from_elsewhere_is_refused()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        var images = await studio.AddPicturesAsync(TestPerson.Slug, 1, Token);
        using var client = await SignedInAsync(studio, TestPerson.Owner);

        using var answer = await client.PostAsync($"/w/{TestPerson.Slug}/images/zip", new Dictionary<string, string>(StringComparer.Ordinal) { ["ids"] = images[0].Id.ToString() }, Token);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    private static async Task<Client> SignedInAsync(RunningStudio studio, TestPerson person)
    {
        var client = new Client(studio);
        (await client.SignInAsync(person, Token)).Dispose();
        return client;
    }

    private static async Task<HttpResponseMessage> PostAsync(Client client, string slug, IEnumerable<Image> images)
    {
        using var page = await client.GetAsync($"/w/{slug}/gallery", Token);
        var token = WebUtility.HtmlDecode(RequestToken().Match(await page.Content.ReadAsStringAsync(Token)).Groups["token"].Value);
        var fields = images.Select(image => KeyValuePair.Create("ids", image.Id.ToString())).Append(KeyValuePair.Create("__RequestVerificationToken", token));
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/w/{slug}/images/zip") { Content = new FormUrlEncodedContent(fields) };
        return await client.SendAsync(request, Token);
    }

    [GeneratedRegex("""name="request-token" content="(?<token>[^"]+)""", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex RequestToken();
}
