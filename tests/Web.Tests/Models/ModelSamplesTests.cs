using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data.Tenancy;
using Studio.Data.Users;
using Studio.Data.Workspaces;
using Studio.Inference.Models;
using Studio.Testing;
using Studio.Web.Create.FirstSteps;
using Studio.Web.Images;
using Studio.Web.Models;
using Studio.Web.Shell.Visits;
using Studio.Web.Tests.Create;

namespace Studio.Web.Tests.Models;

/// <summary>The pictures that show what a model draws: its own, or this workspace's, and never another's.</summary>
public sealed class ModelSamplesTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_model_that_came_with_pictures_shows_those_and_another_the_newest_of_this_workspace(DatabaseKind kind)
    {
        await using var studio = await StartAsync(kind);
        var (embedded, tiny) = Models(studio);
        var here = await studio.AddWorkspaceAsync(Token);
        var there = await studio.AddWorkspaceAsync(Token);
        await DrawAsync(here, tiny.Hash, studio.Time.UtcNow, Enumerable.Range(0, 8).Select(number => $"wish {number}"));
        await DrawAsync(here, embedded.Hash, studio.Time.UtcNow, ["drawn by the embedded model"]);
        await DrawAsync(there, tiny.Hash, studio.Time.UtcNow.AddHours(1), ["of another workspace"]);

        var samples = await ReadAsync(here);

        var own = samples[embedded.Hash];
        Assert.Equal(5, own.Count);
        Assert.All(own, sample => Assert.StartsWith($"/w/{here.Slug}/create/examples/studio-mini-diffusion/", sample.Picture, StringComparison.Ordinal));
        Assert.Equal(["wish 7", "wish 6", "wish 5", "wish 4", "wish 3", "wish 2"], samples[tiny.Hash].Select(sample => sample.Words));
        Assert.Equal(["of another workspace"], (await ReadAsync(there))[tiny.Hash].Select(sample => sample.Words));
    }

    [Theory, EachDatabase]
    public async Task What_is_in_the_trash_or_of_another_model_is_not_shown(DatabaseKind kind)
    {
        await using var studio = await StartAsync(kind);
        var (_, tiny) = Models(studio);
        var workspace = await studio.AddWorkspaceAsync(Token);
        await DrawAsync(workspace, Rows.Hash("another model"), studio.Time.UtcNow, ["of another model"]);
        var image = Assert.Single(await DrawAsync(workspace, tiny.Hash, studio.Time.UtcNow, ["kept"]));
        var sample = Assert.Single((await ReadAsync(workspace))[tiny.Hash]);
        Assert.Equal(ImageAddress.Page(workspace.Slug, image), sample.Page);

        await workspace.WithAsync(async db =>
        {
            (await db.Images.FindAsync([image], Token))!.DeletedAt = studio.Time.UtcNow;
            return await db.SaveChangesAsync(Token);
        });

        Assert.Empty((await ReadAsync(workspace))[tiny.Hash]);
    }

    private static async Task<IReadOnlyDictionary<string, IReadOnlyList<ModelSample>>> ReadAsync(TestWorkspace workspace)
    {
        await using var scope = workspace.Enter();
        scope.ServiceProvider.GetRequiredService<Visit>().Begin(
            new WorkspaceDoor(workspace.Id, workspace.Slug, workspace.Slug, Role.Owner), workspace.Owner, new UserPreferences { UserId = workspace.Owner.Id });
        return await scope.ServiceProvider.GetRequiredService<ModelSamples>().ReadAsync(Token);
    }

    /// <summary>One picture a wish, each a minute later than the one before; their ids.</summary>
    private static async Task<IReadOnlyList<Guid>> DrawAsync(TestWorkspace workspace, string modelHash, DateTime now, IEnumerable<string> wishes)
    {
        var ids = new List<Guid>();
        foreach (var (number, wish) in wishes.Index())
        {
            var thread = Rows.Thread(workspace.Owner.Id, now);
            var turn = Rows.Turn(thread, wish: wish);
            var revision = Rows.Revision(turn);
            var generation = Rows.Generation(turn, revision, modelHash: modelHash);
            var picture = Rows.Picture(generation);
            var image = Rows.Image(workspace.Owner.Id, now.AddMinutes(number), wish: wish, pictureId: picture.Id);
            await workspace.AddAsync(Token, thread, turn, revision, generation, picture, image);
            ids.Add(image.Id);
        }

        return ids;
    }

    private static (DiffusionModel Embedded, DiffusionModel Tiny) Models(TestStudio studio)
    {
        var catalog = studio.Services.GetRequiredService<ModelCatalog>();
        return (catalog.Find("studio-mini-diffusion"), catalog.Find("tiny-sd"));
    }

    private static Task<TestStudio> StartAsync(DatabaseKind kind) => TestStudio.StartAsync(kind, Token, builder =>
    {
        CreateStudio.Configure(builder);
        builder.Configuration.AddInMemoryCollection([new("Models:Folders:1", Path.Combine(Repository.Root, "tests", "goldens", "pipelines", "tiny-sd"))]);
        builder.Services.AddSingleton<Examples>();
        builder.Services.AddScoped<Visit>();
        builder.Services.AddScoped<ModelSamples>();
    });
}
