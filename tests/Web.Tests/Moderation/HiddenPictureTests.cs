using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data;
using Studio.Data.Gallery;
using Studio.Data.Generations;
using Studio.Data.Workspaces.Export;
using Studio.Inference.Imaging;
using Studio.Jobs.Edits;
using Studio.Jobs.Events;
using Studio.Testing;
using Studio.Web.Compare;
using Studio.Web.Create;
using Studio.Web.Images;

namespace Studio.Web.Tests.Moderation;

/// <summary>A held or removed picture is behind none of the doors through which pictures go.</summary>
public sealed class HiddenPictureTests
{
    /// <summary>Every address that answers with the pixels of a stored picture.</summary>
    private static readonly string[] OfPictures =
    [
        "/w/{workspace}/images/{id:guid}/file", "/w/{workspace}/images/{id:guid}/thumb", "/w/{workspace}/images/zip",
        "/w/{workspace}/settings/export/{taskId:guid}", "/w/{workspace}/profile/export/{taskId:guid}", "/w/{workspace}/cases/{id:guid}/blur", "/w/{workspace}/cases/{id:guid}/derived/{image:guid}/blur", "/w/{workspace}/cases/{id:guid}/picture",
        "/api/images/{id:guid}/file", "/api/images/{id:guid}/thumb",
        // PairTests.
        "/w/{workspace}/evaluations/{id:guid}/pictures/{sample:guid}/file", "/w/{workspace}/evaluations/{id:guid}/pictures/{sample:guid}/thumb",
        // BlindSessionTests, RatingSessionTests.
        "/w/{workspace}/rate/{evaluation:guid}/picture/{key}", "/r/{secret}/picture/{key}",
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>A new address that gives files comes into this list, and into the test below.</summary>
    [Fact]
    public async Task Every_address_that_gives_files_is_known_here()
    {
        await using var studio = await RunningStudio.StartAsync(Token);
        var addresses = studio.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.Components.Endpoints.ComponentTypeMetadata>() is null
                && endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.StaticAssets.StaticAssetDescriptor>() is null)
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.TrimStart('/'))
            .Where(address => address.Contains("file", StringComparison.Ordinal) || address.Contains("thumb", StringComparison.Ordinal) || address.Contains("zip", StringComparison.Ordinal)
                || address.Contains("export", StringComparison.Ordinal) || address.Contains("/cases/", StringComparison.Ordinal) || address.Contains("picture", StringComparison.Ordinal) || address.Contains("images", StringComparison.Ordinal))
            .Distinct(StringComparer.Ordinal).ToList();

        string[] tables = ["automatic.csv", "matrix.csv", "matrix.svg", "matrix-dark.svg", "pick-a-pic.csv", "scores-dark.svg", "scores.csv", "scores.svg", "upsampling-dark.svg", "upsampling.svg", "votes.jsonl"];
        string[] withoutStoredPixels = [.. tables.Select(file => $"/w/{{workspace}}/evaluations/{{id:guid}}/files/{file}"), "/w/{workspace}/create/picture", "/w/{workspace}/pictures/{picture:guid}/preview", "/w/{workspace}/images/{id:guid}/mask", "/w/{workspace}/images/", "/w/{workspace}/audit/export", "/admin/audit/export", "/api/images", "/api/images/{id:guid}"];
        Assert.Equal(OfPictures.Concat(withoutStoredPixels).Order(StringComparer.Ordinal), addresses.Where(address => !address.Contains("{**", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Theory, InlineData(ImageStanding.Held), InlineData(ImageStanding.Removed)]
    public async Task It_comes_through_no_address(ImageStanding standing)
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        await studio.AddModeratorsAsync(Token);
        var images = await studio.AddPicturesAsync(TestPerson.Slug, 2, Token, width: 128, height: 96);
        await studio.HoldAsync(images[0], Token, standing);
        var key = await studio.MakeKeyAsync(Token);

        foreach (var person in new[] { TestPerson.Owner, ModeratedStudio.Ben, ModeratedStudio.Mia })
        {
            using var client = new Client(studio);
            (await client.SignInAsync(person, Token)).Dispose();
            var isAuthor = person == TestPerson.Owner;
            foreach (var what in new[] { "file", "file?plain=1", "file?download", "thumb", "thumb?size=640", "thumb?trash=1" })
            {
                using var answer = await client.GetAsync($"/w/{TestPerson.Slug}/images/{images[0].Id}/{what}", Token);
                if (isAuthor && standing == ImageStanding.Held && what is "thumb" or "thumb?size=640")
                {
                    var blur = PngReader.Read(await answer.Content.ReadAsByteArrayAsync(Token));
                    Assert.Equal((BlurThumb.Side, 0), (Math.Max(blur.Width, blur.Height), blur.Texts.Count));
                    continue;
                }

                Assert.True(answer.StatusCode == HttpStatusCode.NotFound, $"{person.Name} got {(int)answer.StatusCode} from {what}");
            }
        }

        using var program = new HttpClient { BaseAddress = studio.Address };
        program.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key.Secret);
        foreach (var what in new[] { "", "/file", "/thumb" })
        {
            using var answer = await program.GetAsync(new Uri($"/api/images/{images[0].Id}{what}", UriKind.Relative), Token);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }

        var listed = await program.GetStringAsync(new Uri("/api/images", UriKind.Relative), Token);
        Assert.DoesNotContain(images[0].Id.ToString(), listed, StringComparison.Ordinal);
        Assert.Contains(images[1].Id.ToString(), listed, StringComparison.Ordinal);
    }

    [Theory, InlineData(ImageStanding.Held), InlineData(ImageStanding.Removed)]
    public async Task It_is_in_no_zip_no_comparison_and_nothing_is_made_from_it(ImageStanding standing)
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        var images = await studio.AddPicturesAsync(TestPerson.Slug, 2, Token);
        await studio.HoldAsync(images[0], Token, standing);

        using var file = new MemoryStream();
        var manifest = await studio.AsAsync<WorkspaceExport, ExportManifest>(TestPerson.Owner, export => export.WriteAsync(file, (_, _) => Task.CompletedTask, Token), Token);
        file.Position = 0;
        await using var zip = await ZipArchive.CreateAsync(file, ZipArchiveMode.Read, leaveOpen: true, entryNameEncoding: null, Token);
        Assert.Equal([$"pictures/{images[1].Id:D}.png"], zip.Entries.Select(entry => entry.FullName).Where(name => name.StartsWith("pictures/", StringComparison.Ordinal)));
        Assert.Equal(1, manifest.Pictures);

        var alone = await Assert.ThrowsAsync<StudioException>(() => studio.AsAsync<ImageZip, IReadOnlyList<StoredImage>>(TestPerson.Owner, several => several.FindAsync([images[0].Id], Token), Token));
        Assert.Equal(RefusalKind.NotFound, alone.Kind);
        var both = await studio.AsAsync<ImageZip, IReadOnlyList<StoredImage>>(TestPerson.Owner, several => several.FindAsync([.. images.Select(i => i.Id)], Token), Token);
        Assert.Equal([images[1].Id], both.Select(picture => picture.Id));

        var compared = await studio.AsAsync<CompareQueries, IReadOnlyList<ComparedPicture>>(TestPerson.Owner, compare => compare.ReadAsync([.. images.Select(i => i.Id)], Token), Token);
        Assert.Equal([images[1].Id], compared.Select(picture => picture.Id));

        var edit = new EditSettings { Picture = images[0].PixelHash, Strength = 0.5 };
        var refused = await Assert.ThrowsAsync<StudioException>(() => studio.AsAsync<EditSources, EditSource>(TestPerson.Owner, sources => sources.ReadAsync(edit, Token), Token));
        Assert.Equal(RefusalKind.NotFound, refused.Kind);
    }

    /// <summary>A tag from before opens nothing: the file's tag is not even looked at.</summary>
    [Fact]
    public async Task Who_has_seen_it_gets_it_no_more_at_the_next_request()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        var image = (await studio.AddPicturesAsync(TestPerson.Slug, 1, Token)).Single();
        using var client = new Client(studio);
        (await client.SignInAsync(TestPerson.Owner, Token)).Dispose();
        var address = $"/w/{TestPerson.Slug}/images/{image.Id}/file";
        using var before = await client.GetAsync(address, Token);
        Assert.Equal(HttpStatusCode.OK, before.StatusCode);

        await studio.HoldAsync(image, Token, ImageStanding.Removed);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
        request.Headers.IfNoneMatch.Add(before.Headers.ETag!);
        using var after = await client.SendAsync(request, Token);

        Assert.Equal(HttpStatusCode.NotFound, after.StatusCode);
    }

    [Fact]
    public async Task The_preview_of_a_picture_that_nothing_has_screened_yet_goes_to_its_author_alone()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token, builder => builder.Configuration["Slots:Pictures"] = "0");
        await studio.AddModeratorsAsync(Token);
        var work = TestGeneration.New(await studio.InAsync(c => c.Memberships.Select(m => m.UserId).FirstAsync(Token), Token), 1, TimeProvider.System.GetUtcNow().UtcDateTime);
        await studio.InAsync(
            context =>
            {
                context.AddRange(work.Thread, work.Turn, work.Revision, work.Generation);
                context.AddRange(work.Pictures);
                return context.SaveChangesAsync(Token);
            },
            Token);
        var workspace = await studio.WorkspaceIdAsync(TestPerson.Slug, Token);
        studio.Services.GetRequiredService<LiveWork>().SetPicture(workspace, work.Pictures[0].Id, new PictureProgress(3, 12, 2, 4.5, PictureStage.Denoising), [1, 2, 3]);

        foreach (var (person, status) in new[] { (TestPerson.Owner, HttpStatusCode.OK), (ModeratedStudio.Ben, HttpStatusCode.NotFound), (ModeratedStudio.Mia, HttpStatusCode.NotFound) })
        {
            using var client = new Client(studio);
            (await client.SignInAsync(person, Token)).Dispose();
            using var answer = await client.GetAsync(PreviewEndpoint.Address(TestPerson.Slug, work.Pictures[0].Id, 2), Token);
            Assert.Equal(status, answer.StatusCode);
        }
    }
}
