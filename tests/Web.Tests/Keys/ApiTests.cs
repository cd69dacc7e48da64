using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data;
using Studio.Data.Keys;
using Studio.Data.Tenancy;
using Studio.Inference.Imaging;
using Studio.Testing;

namespace Studio.Web.Tests.Keys;

/// <summary>Pictures for programs with a key, over real HTTP.</summary>
public sealed class ApiTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task All_pictures_come_once_newest_first_by_following_next(DatabaseKind kind)
    {
        await using var api = await ApiStudio.StartAsync(kind, Token);
        var pictures = await api.Studio.AddPicturesAsync(TestPerson.Slug, 7, Token);
        await api.Studio.AddStrangerAsync(TestPerson.Stranger, "inland", Token);
        await api.Studio.AddPicturesAsync("inland", 2, Token);
        var key = (await api.Studio.MakeKeyAsync(Token)).Secret;

        var read = new List<JsonElement>();
        for (string? next = "/api/images?limit=3"; next is not null;)
        {
            var answer = await api.JsonAsync(next, key, Token);
            read.AddRange(answer.GetProperty("images").EnumerateArray());
            next = answer.TryGetProperty("next", out var more) ? more.GetString() : null;
        }

        Assert.Equal(pictures.Select(picture => picture.Id), read.Select(image => image.GetProperty("id").GetGuid()));
        Assert.Equal(pictures[0].CreatedAt, read[0].GetProperty("createdAt").GetDateTime(), TimeSpan.FromMilliseconds(1));
        Assert.Equal(SeededPictures.Secret, read[0].GetProperty("prompt").GetString());
    }

    [Theory, EachDatabase]
    public async Task A_picture_comes_with_its_provenance_its_file_and_a_thumbnail(DatabaseKind kind)
    {
        await using var api = await ApiStudio.StartAsync(kind, Token);
        var picture = (await api.Studio.AddPicturesAsync(TestPerson.Slug, 1, Token, width: 800, height: 400)).Single();
        var key = (await api.Studio.MakeKeyAsync(Token)).Secret;

        var image = await api.JsonAsync($"/api/images/{picture.Id}", key, Token);
        using var file = await api.GetAsync(image.GetProperty("file").GetString()!, key, Token);
        using var thumb = await api.GetAsync($"{image.GetProperty("thumb").GetString()}?size=640", key, Token);

        Assert.Equal(("Picture 1", SeededPictures.Secret), (image.GetProperty("wish").GetString(), image.GetProperty("provenance").GetProperty("prompt").GetString()));
        Assert.DoesNotContain(TestPerson.Owner.Name, image.GetRawText(), StringComparison.Ordinal);
        var bytes = await file.Content.ReadAsByteArrayAsync(Token);
        Assert.Contains(PngReader.ReadTexts(bytes), text => text.Text == SeededPictures.Secret);
        Assert.Equal($"\"{picture.BlobHash}\"", file.Headers.ETag?.Tag);
        Assert.Equal((640, 320), PngReader.Read(await thumb.Content.ReadAsByteArrayAsync(Token)) is var small ? (small.Width, small.Height) : default);
        Assert.All([file, thumb], answer => Assert.Equal("image/png", answer.Content.Headers.ContentType?.MediaType));
    }

    [Theory, EachDatabase]
    public async Task A_key_without_words_reads_no_word_in_no_list_and_in_no_file(DatabaseKind kind)
    {
        await using var api = await ApiStudio.StartAsync(kind, Token);
        var picture = (await api.Studio.AddPicturesAsync(TestPerson.Slug, 1, Token, wish: _ => "a wish of its own")).Single();
        var (pictures, words) = ((await api.Studio.MakeKeyAsync(Token, KeyScope.Pictures)).Secret, (await api.Studio.MakeKeyAsync(Token, KeyScope.Words)).Secret);

        foreach (var address in new[] { "/api/images", $"/api/images/{picture.Id}", $"/api/images/{picture.Id}/file", $"/api/images/{picture.Id}/thumb" })
        {
            using var answer = await api.GetAsync(address, pictures, Token);
            var body = Encoding.Latin1.GetString(await answer.Content.ReadAsByteArrayAsync(Token));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.All([SeededPictures.Secret, "a wish of its own", "provenance", "seed"], word => Assert.DoesNotContain(word, body, StringComparison.Ordinal));
        }

        // The other way round: words, and no bytes of any picture, whether it exists or not.
        Assert.Equal("a wish of its own", (await api.JsonAsync($"/api/images/{picture.Id}", words, Token)).GetProperty("wish").GetString());
        foreach (var what in new[] { "file", "thumb" })
        {
            var refused = await api.AnswerAsync($"/api/images/{picture.Id}/{what}", words, Token);
            Assert.StartsWith("403", refused, StringComparison.Ordinal);
            Assert.Contains("Its scopes do not include: read pictures.", refused, StringComparison.Ordinal);
            Assert.Equal(refused, await api.AnswerAsync($"/api/images/{Guid.NewGuid()}/{what}", words, Token));
        }
    }

    [Theory, EachDatabase]
    public async Task A_foreign_picture_one_in_the_trash_and_one_that_never_was_are_the_same_answer(DatabaseKind kind)
    {
        await using var api = await ApiStudio.StartAsync(kind, Token);
        await api.Studio.AddStrangerAsync(TestPerson.Stranger, "inland", Token);
        var foreign = (await api.Studio.AddPicturesAsync("inland", 1, Token)).Single();
        var deleted = (await api.Studio.AddPicturesAsync(TestPerson.Slug, 1, Token)).Single();
        await InsideAsync(api.Studio, (context, now) => context.Images.Where(image => image.Id == deleted.Id).ExecuteUpdateAsync(set => set.SetProperty(image => image.DeletedAt, now), Token));
        var key = (await api.Studio.MakeKeyAsync(Token)).Secret;

        foreach (var what in new[] { "", "/file", "/thumb" })
        {
            var missing = await api.AnswerAsync($"/api/images/{Guid.NewGuid()}{what}", key, Token);
            Assert.StartsWith("404", missing, StringComparison.Ordinal);
            Assert.Equal(missing, await api.AnswerAsync($"/api/images/{foreign.Id}{what}", key, Token));
            Assert.Equal(missing, await api.AnswerAsync($"/api/images/{deleted.Id}{what}", key, Token));
        }

        Assert.Empty((await api.JsonAsync("/api/images", key, Token)).GetProperty("images").EnumerateArray());
    }

    [Theory, EachDatabase]
    public async Task The_next_request_with_a_key_of_somebody_who_was_removed_is_refused(DatabaseKind kind)
    {
        await using var api = await ApiStudio.StartAsync(kind, Token);
        var key = (await api.Studio.MakeKeyAsync(Token)).Secret;
        await api.JsonAsync("/api/images", key, Token);

        await InsideAsync(api.Studio, (context, _) => context.Memberships.ExecuteDeleteAsync(Token));

        Assert.StartsWith("401", await api.AnswerAsync("/api/images", key, Token), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?limit=0", "from 1 to 200")]
    [InlineData("?limit=201", "from 1 to 200")]
    [InlineData("?limit=+5", "from 1 to 200")]
    [InlineData("?limit=many", "from 1 to 200")]
    [InlineData("?after=", "Leave it out")]
    [InlineData("?after=%F0%9F%90%BF", "Leave it out")]
    [InlineData("?after=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "Leave it out")]
    [InlineData("?after=____________AAAAAAAAAAAAAAAAAAAA", "Leave it out")]
    public async Task What_is_no_page_of_pictures_is_refused_in_words(string query, string sentence)
    {
        await using var api = await ApiStudio.StartAsync(DatabaseKind.Sqlite, Token);
        var key = (await api.Studio.MakeKeyAsync(Token)).Secret;

        var answer = await api.AnswerAsync($"/api/images{query}", key, Token);

        Assert.StartsWith("400", answer, StringComparison.Ordinal);
        Assert.Contains(sentence, answer, StringComparison.Ordinal);
    }

    private static async Task InsideAsync(RunningStudio studio, Func<StudioDbContext, DateTime, Task> work)
    {
        var workspace = await studio.WorkspaceIdAsync(TestPerson.Slug, Token);
        await studio.Services.GetRequiredService<WorkspaceScope>().RunAsync(
            workspace, (services, _) => work(services.GetRequiredService<StudioDbContext>(), services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime), Token);
    }
}
