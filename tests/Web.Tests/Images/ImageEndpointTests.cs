using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data.Gallery;
using Studio.Data.Tenancy;
using Studio.Inference.Imaging;
using Studio.Testing;

namespace Studio.Web.Tests.Images;

public sealed class ImageEndpointTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_file_is_served_with_its_metadata_and_never_from_a_cache_without_asking()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        var image = (await studio.AddPicturesAsync(TestPerson.Slug, 1, Token)).Single();
        using var client = await SignedInAsync(studio, TestPerson.Owner);

        using var answer = await client.GetAsync(Address(image, "file"), Token);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("image/png", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("private, no-cache", string.Join(", ", answer.Headers.CacheControl!.ToString().Split(", ").Order(StringComparer.Ordinal).Reverse()));
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal($"\"{image.BlobHash}\"", answer.Headers.ETag?.Tag);
        Assert.Contains(PngReader.ReadTexts(await answer.Content.ReadAsByteArrayAsync(Token)), text => text.Text == SeededPictures.Secret);
    }

    [Theory]
    [InlineData("file")]
    [InlineData("thumb")]
    [InlineData("file?plain=1")]
    public async Task An_unchanged_picture_costs_no_bytes(string what)
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        var image = (await studio.AddPicturesAsync(TestPerson.Slug, 1, Token)).Single();
        using var client = await SignedInAsync(studio, TestPerson.Owner);
        using var first = await client.GetAsync(Address(image, what), Token);

        using var request = new HttpRequestMessage(HttpMethod.Get, Address(image, what));
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var again = await client.SendAsync(request, Token);

        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Empty(await again.Content.ReadAsByteArrayAsync(Token));
    }

    [Fact]
    public async Task Without_metadata_the_pixels_are_the_same_and_no_word_is_left()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        var image = (await studio.AddPicturesAsync(TestPerson.Slug, 1, Token)).Single();
        using var client = await SignedInAsync(studio, TestPerson.Owner);

        var whole = await (await client.GetAsync(Address(image, "file"), Token)).Content.ReadAsByteArrayAsync(Token);
        using var answer = await client.GetAsync(Address(image, "file?plain=1&download"), Token);
        var plain = await answer.Content.ReadAsByteArrayAsync(Token);

        Assert.Contains(SeededPictures.Secret, Encoding.Latin1.GetString(whole), StringComparison.Ordinal);
        Assert.DoesNotContain(SeededPictures.Secret, Encoding.Latin1.GetString(plain), StringComparison.Ordinal);
        Assert.Equal(PngReader.Read(whole).Rgb, PngReader.Read(plain).Rgb);
    }

    [Fact]
    public async Task A_thumbnail_is_small_holds_no_metadata_and_comes_in_two_sizes_only()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        var image = (await studio.AddPicturesAsync(TestPerson.Slug, 1, Token, width: 800, height: 400)).Single();
        using var client = await SignedInAsync(studio, TestPerson.Owner);

        foreach (var (size, height) in new[] { (320, 160), (640, 320) })
        {
            using var answer = await client.GetAsync(Address(image, $"thumb?size={size}"), Token);
            var thumb = PngReader.Read(await answer.Content.ReadAsByteArrayAsync(Token));
            Assert.Equal((size, height, 0), (thumb.Width, thumb.Height, thumb.Texts.Count));
        }

    }

    [Theory]
    [InlineData("321")]
    [InlineData("9")]
    [InlineData("abc")]
    [InlineData("-320")]
    [InlineData("Small")]
    public async Task Another_size_is_refused_in_words_as_a_page_to_people_and_as_a_problem_to_programs(string size)
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        var image = (await studio.AddPicturesAsync(TestPerson.Slug, 1, Token)).Single();
        using var client = await SignedInAsync(studio, TestPerson.Owner);

        using var page = await client.GetAsync(Address(image, $"thumb?size={size}"), Token);
        using var request = new HttpRequestMessage(HttpMethod.Get, Address(image, $"thumb?size={size}"));
        request.Headers.Accept.ParseAdd("image/png");
        using var problem = await client.SendAsync(request, Token);

        Assert.Equal([HttpStatusCode.BadRequest, HttpStatusCode.BadRequest], [page.StatusCode, problem.StatusCode]);
        Assert.Equal("text/html", page.Content.Headers.ContentType?.MediaType);
        Assert.Equal("application/problem+json", problem.Content.Headers.ContentType?.MediaType);
        Assert.Contains("a size of 320 or 640", await page.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        Assert.Contains("a size of 320 or 640", await problem.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_of_a_picture_that_is_not_there_answers_404_whoever_s_it_is()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        await studio.AddStrangerAsync(TestPerson.Stranger, "inland", Token);
        var image = (await studio.AddPicturesAsync(TestPerson.Slug, 1, Token)).Single();
        using var owner = await SignedInAsync(studio, TestPerson.Owner);
        using var stranger = await SignedInAsync(studio, TestPerson.Stranger);

        using var known = await owner.GetAsync($"/w/{TestPerson.Slug}/images/{image.Id}", Token);
        using var unknown = await owner.GetAsync($"/w/{TestPerson.Slug}/images/{Guid.NewGuid()}", Token);
        using var foreign = await stranger.GetAsync($"/w/inland/images/{image.Id}", Token);

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.NotFound, HttpStatusCode.NotFound], [known.StatusCode, unknown.StatusCode, foreign.StatusCode]);
    }

    [Fact]
    public async Task A_picture_of_another_workspace_is_as_unknown_as_none()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        await studio.AddStrangerAsync(TestPerson.Stranger, "inland", Token);
        var image = (await studio.AddPicturesAsync(TestPerson.Slug, 1, Token)).Single();
        using var stranger = await SignedInAsync(studio, TestPerson.Stranger);

        foreach (var what in new[] { "file", "file?plain=1", "thumb", "thumb?trash=1" })
        {
            using var through = await stranger.GetAsync($"/w/inland/images/{image.Id}/{what}", Token);
            using var none = await stranger.GetAsync($"/w/inland/images/{Guid.NewGuid()}/{what}", Token);
            using var foreign = await stranger.GetAsync(Address(image, what), Token);
            Assert.Equal([HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.NotFound], [through.StatusCode, none.StatusCode, foreign.StatusCode]);
        }
    }

    [Fact]
    public async Task Nobody_sees_a_picture_without_signing_in()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        var image = (await studio.AddPicturesAsync(TestPerson.Slug, 1, Token)).Single();
        using var client = new Client(studio);

        using var answer = await client.GetAsync(Address(image, "file"), Token);

        Assert.NotEqual(HttpStatusCode.OK, answer.StatusCode);
        Assert.NotEqual("image/png", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task A_deleted_picture_is_gone_at_the_next_request_even_for_who_has_its_tag()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        var image = (await studio.AddPicturesAsync(TestPerson.Slug, 1, Token)).Single();
        using var client = await SignedInAsync(studio, TestPerson.Owner);
        using var before = await client.GetAsync(Address(image, "file"), Token);
        await DeleteAsync(studio, image);

        using var request = new HttpRequestMessage(HttpMethod.Get, Address(image, "file"));
        request.Headers.IfNoneMatch.Add(before.Headers.ETag!);
        using var file = await client.SendAsync(request, Token);
        using var thumb = await client.GetAsync(Address(image, "thumb"), Token);
        using var trash = await client.GetAsync(Address(image, "thumb?trash=1"), Token);

        Assert.Equal(HttpStatusCode.NotFound, file.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, thumb.StatusCode);
        Assert.Equal(HttpStatusCode.OK, trash.StatusCode);
    }

    [Fact]
    public async Task A_missing_file_is_a_sentence_not_a_crash()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        var image = (await studio.AddPicturesAsync(TestPerson.Slug, 1, Token)).Single();
        foreach (var blob in Directory.GetFiles(Path.Combine(studio.DataFolder, "blobs"), image.BlobHash, SearchOption.AllDirectories))
        {
            File.Delete(blob);
        }

        using var client = await SignedInAsync(studio, TestPerson.Owner);
        using var request = new HttpRequestMessage(HttpMethod.Get, Address(image, "file")) { Headers = { Accept = { new MediaTypeWithQualityHeaderValue("application/json") } } };
        using var answer = await client.SendAsync(request, Token);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("missing from the server", await answer.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("file?plain=1")]
    [InlineData("thumb")]
    public async Task A_damaged_file_is_a_sentence_not_a_crash(string what)
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        var image = (await studio.AddPicturesAsync(TestPerson.Slug, 1, Token, width: 800, height: 400)).Single();
        var blob = Directory.GetFiles(Path.Combine(studio.DataFolder, "blobs"), image.BlobHash, SearchOption.AllDirectories).Single();
        await File.WriteAllBytesAsync(blob, (await File.ReadAllBytesAsync(blob, Token))[..60], Token);
        using var client = await SignedInAsync(studio, TestPerson.Owner);

        using var answer = await client.GetAsync(Address(image, what), Token);

        Assert.Equal((HttpStatusCode.NotFound, "text/html"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.Contains("The file of this picture is damaged", await answer.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("リスの王\r\nSet-Cookie: stolen=1")]
    [InlineData("a\"; filename=\"evil.exe")]
    public async Task A_download_is_named_after_the_wish_and_the_name_cannot_break_out_of_its_header(string wish)
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        var image = (await studio.AddPicturesAsync(TestPerson.Slug, 1, Token, _ => wish)).Single();
        using var client = await SignedInAsync(studio, TestPerson.Owner);

        using var answer = await client.GetAsync(Address(image, "file?download"), Token);

        var disposition = answer.Content.Headers.ContentDisposition!;
        Assert.Equal("attachment", disposition.DispositionType);
        Assert.Equal(Studio.Web.Images.DownloadName.Of(wish, "", 42), disposition.FileNameStar);
        Assert.False(answer.Headers.TryGetValues("Set-Cookie", out var cookies) && cookies.Any(cookie => cookie.Contains("stolen", StringComparison.Ordinal)));
        Assert.Equal(["attachment", "filename", "filename*"], new[] { disposition.DispositionType }.Concat(disposition.Parameters.Select(parameter => parameter.Name)));
    }

    private static string Address(Image image, string what) => $"/w/{TestPerson.Slug}/images/{image.Id}/{what}";

    private static async Task<Client> SignedInAsync(RunningStudio studio, TestPerson person)
    {
        var client = new Client(studio);
        (await client.SignInAsync(person, Token)).Dispose();
        return client;
    }

    private static async Task DeleteAsync(RunningStudio studio, Image image)
    {
        var workspace = await studio.WorkspaceIdAsync(TestPerson.Slug, Token);
        await studio.Services.GetRequiredService<WorkspaceScope>().RunAsync(
            workspace, (services, token) => services.GetRequiredService<Studio.Web.Gallery.GalleryActions>().DeleteAsync([image.Id], token), Token);
    }
}
