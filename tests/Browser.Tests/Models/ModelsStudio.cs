using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Studio.Data;
using Studio.Data.Generations;
using Studio.Data.Tenancy;
using Studio.Inference.Hub;
using Studio.Inference.Models;
using Studio.Inference.Tests.Hub;
using Studio.Jobs;
using Studio.Jobs.Slots;
using Studio.Testing;

namespace Studio.Browser.Tests.Models;

/// <summary>A studio beside a hub of this machine that holds one small model that really draws.</summary>
internal sealed class ModelsStudio : IAsyncDisposable
{
    public const string Repository = "org/tiny-sd";

    private ModelsStudio(TestHub hub, RunningStudio studio) => (Hub, Studio) = (hub, studio);

    public TestHub Hub { get; }

    public RunningStudio Studio { get; }

    public static string TinyModel { get; } = Path.Combine(Testing.Repository.Root, "tests", "goldens", "pipelines", "tiny-sd");

    public static async Task<ModelsStudio> StartAsync(CancellationToken cancellationToken)
    {
        var hub = await TestHub.StartAsync(cancellationToken);
        Publish(hub.Add(Repository));
        var studio = await RunningStudio.StartWithOwnerAsync(cancellationToken, builder =>
        {
            builder.Services.Configure<SlotOptions>(slots => slots.Executable = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "Studio.Web.exe" : "Studio.Web"));
            builder.Services.AddSingleton(services => new HubOptions
            {
                Endpoint = hub.Address,
                Folder = Path.Combine(services.GetRequiredService<IOptions<DataOptions>>().Value.Folder, "models"),
                ReserveBytes = 0,
                PartBytes = 200_000,
                FirstPause = TimeSpan.FromMilliseconds(5),
            });
        });
        return new ModelsStudio(hub, studio);
    }

    /// <summary>Asks for one picture as the studio does for somebody, so the author's role counts.</summary>
    public async Task<Guid> AskForPictureAsync(TestPerson author, CancellationToken cancellationToken)
    {
        var model = Studio.Services.GetRequiredService<ModelCatalog>().Find("tiny-sd");
        var defaults = model.Defaults;
        var settings = new GenerationSettings(model.Id, model.Limits.MinSize, model.Limits.MinSize, Count: 1, Steps: 2, defaults.Guidance, defaults.Sampler, Seed: 7, Negative: "", Upsample: false);
        return await InWorkspaceAsync(
            async (services, token) =>
            {
                var context = services.GetRequiredService<StudioDbContext>();
                var user = await context.Users.Where(known => known.Email == author.Email).Select(known => known.Id).SingleAsync(token);
                var now = DateTime.UnixEpoch;
                var thread = Rows.Thread(user, now);
                var turn = Rows.Turn(thread);
                var revision = Rows.Revision(turn);
                context.AddRange(thread, turn, revision);
                await context.SaveChangesAsync(token);
                return await services.GetRequiredService<GenerationQueue>().EnqueueAsync(new NewGeneration(turn.Id, revision.Id, settings, GenerationKind.Create, ParentImageId: null, Seeds: null), token);
            },
            cancellationToken);
    }

    /// <summary>How the one picture of a generation ended.</summary>
    public async Task<(PictureStatus Status, string? Reason)> EndAsync(Guid generation, CancellationToken cancellationToken)
    {
        while (true)
        {
            var picture = await InWorkspaceAsync(
                (services, token) => services.GetRequiredService<StudioDbContext>().Pictures.AsNoTracking().SingleAsync(known => known.GenerationId == generation, token), cancellationToken);
            if (picture.Status is not (PictureStatus.Queued or PictureStatus.Running))
            {
                return (picture.Status, picture.FailureReason);
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), cancellationToken);
        }
    }

    public async Task<T> InWorkspaceAsync<T>(Func<IServiceProvider, CancellationToken, Task<T>> work, CancellationToken cancellationToken) =>
        await Studio.Services.GetRequiredService<WorkspaceScope>().RunAsync(await Studio.WorkspaceIdAsync(TestPerson.Slug, cancellationToken), work, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await Studio.DisposeAsync();
        await Hub.DisposeAsync();
    }

    private static void Publish(HubRepository repository)
    {
        foreach (var file in Directory.EnumerateFiles(TinyModel, "*", SearchOption.AllDirectories))
        {
            var path = Path.GetRelativePath(TinyModel, file).Replace('\\', '/');
            if (!path.StartsWith("runs/", StringComparison.Ordinal))
            {
                repository.Files[path] = File.ReadAllBytes(file);
            }
        }

        repository.Files["README.md"] = "---\nlicense: mit\n---\nA small model that draws noise.\n"u8.ToArray();
        repository.Files["LICENSE"] = "MIT License\n\nPermission is hereby granted, free of charge, to any person.\n"u8.ToArray();
    }
}
