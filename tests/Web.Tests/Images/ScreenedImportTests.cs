using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data;
using Studio.Data.Gallery;
using Studio.Data.Moderation.Cases;
using Studio.Data.Moderation.Policies;
using Studio.Inference.Imaging;
using Studio.Inference.Models;
using Studio.Testing;
using Studio.Web.Images;

namespace Studio.Web.Tests.Images;

/// <summary>Pictures from outside are looked at by the real classifier, in a process of its own, before anybody sees them.</summary>
public sealed class ScreenedImportTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_picture_from_outside_has_scores_and_is_shown()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);

        var added = await AddAsync(studio);

        Assert.Null(added.Waits);
        var image = await ImageAsync(studio);
        Assert.Equal(ImageStanding.Shown, image.Standing);
        Assert.Equal(1, image.Safety!.Scores.Values.Sum(), 0.01);
        Assert.Contains("Neutral", image.Safety.Scores.Keys);
    }

    [Fact]
    public async Task A_picture_over_a_limit_is_held_and_nobody_sees_it()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        await PublishAsync(studio, new ImageRule("Any picture", "Neutral", Hold: 0.01, Block: null, "Every picture is looked at."));

        var added = await AddAsync(studio);

        Assert.Contains("waits for a moderator", added.Waits, StringComparison.Ordinal);
        Assert.Equal(0, await InsideAsync(studio, (services, token) => services.GetRequiredService<StudioDbContext>().Images.CountAsync(token)));
        var about = await InsideAsync(studio, (services, token) => services.GetRequiredService<StudioDbContext>().Cases.AsNoTracking().SingleAsync(token));
        Assert.Equal((CaseKind.Picture, "Any picture", added.Id), (about.Kind, about.Evidence.Rule, about.ImageId));
        Assert.NotEmpty(about.Evidence.Scores!);
    }

    [Fact]
    public async Task Without_a_classifier_it_is_held_and_that_is_said()
    {
        using var none = new TemporaryFolder();
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token, builder => builder.Services.PostConfigure<ModelCatalogOptions>(options => options.Folders = [none.Path]));

        var added = await AddAsync(studio);

        Assert.Contains("the screening does not answer", added.Waits, StringComparison.Ordinal);
        Assert.Equal(ImageStanding.Held, (await ImageAsync(studio)).Standing);
    }

    [Fact]
    public async Task A_classifier_that_fails_holds_the_picture_and_does_not_lose_it()
    {
        using var folder = new TemporaryFolder();
        Wrong(folder["classifier"]);
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token, builder => builder.Services.PostConfigure<ModelCatalogOptions>(options => options.Folders = [folder.Path]));
        Assert.Single(studio.Services.GetRequiredService<ModelCatalog>().Classifiers);

        Assert.Contains("the screening does not answer", (await AddAsync(studio)).Waits, StringComparison.Ordinal);
        // The process that failed once answers the next time as well.
        await AddAsync(studio);

        var held = await InsideAsync(studio, (services, token) => services.GetRequiredService<StudioDbContext>().Images.AlsoHidden().AsNoTracking().ToListAsync(token));
        Assert.All(held, image => Assert.Equal((ImageStanding.Held, null), (image.Standing, image.Safety)));
        Assert.Equal(2, held.Count);
    }

    /// <summary>The embedded one with a config that names an input which its graph has not: it can be read, and fails where it is used.</summary>
    private static void Wrong(string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var file in Directory.GetFiles(Path.Combine(Repository.Models, "nsfw-mobilenet")))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }

        var config = Path.Combine(folder, "config.json");
        var wrong = JsonNode.Parse(File.ReadAllText(config))!;
        wrong["input"]!["name"] = "no such input";
        File.WriteAllText(config, wrong.ToJsonString());
    }

    private static async Task<T> InsideAsync<T>(RunningStudio studio, Func<IServiceProvider, CancellationToken, Task<T>> act)
    {
        T? answer = default;
        await studio.InsideAsync(async (services, token) => answer = await act(services, token), Token);
        return answer!;
    }

    private static Task<ImportedImage> AddAsync(RunningStudio studio) => InsideAsync(
        studio, (services, token) => services.GetRequiredService<ImageImport>().AddAsync(new MemoryStream(PngWriter.Write(64, 64, [.. Enumerable.Repeat((byte)120, 64 * 64 * 3)], [])), token));

    private static Task<Image> ImageAsync(RunningStudio studio) => InsideAsync(
        studio, (services, token) => services.GetRequiredService<StudioDbContext>().Images.AlsoHidden().AsNoTracking().SingleAsync(token));

    private static Task PublishAsync(RunningStudio studio, ImageRule rule) => InsideAsync(
        studio,
        async (services, token) =>
        {
            var db = services.GetRequiredService<StudioDbContext>();
            var owner = await db.Users.Select(user => user.Id).SingleAsync(token);
            db.Add(new PolicyVersion { Number = 1, Document = new PolicyDocument { Pictures = [rule] }, Reason = "Look at all.", PublishedById = owner, PublishedAt = DateTime.UnixEpoch });
            return await db.SaveChangesAsync(token);
        });
}
