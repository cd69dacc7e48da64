using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Generations;
using Studio.Data.Prompts;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Inference.Models;
using Studio.Jobs;
using Studio.Jobs.Events;

namespace Studio.Web.Commands.Bench;

/// <summary>How long an idle node takes from "enqueue" to a slot that has the picture: a whole studio in a folder that is thrown away.</summary>
internal static class QueueBench
{
    private const int Pictures = 20;

    public static async Task<QueueFigures> RunAsync(DiffusionModel model, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("studio-bench-").FullName;
        try
        {
            await using var app = StudioApp.Build(new StudioAppOptions
            {
                DataFolder = folder,
                Port = 0,
                Configure = builder => builder.Logging.ClearProviders(),
            });
            await app.StartAsync(cancellationToken);
            var milliseconds = await MeasureAsync(app, model, cancellationToken);
            await app.StopAsync(cancellationToken);
            return QueueFigures.Of(milliseconds);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<List<double>> MeasureAsync(WebApplication app, DiffusionModel model, CancellationToken cancellationToken)
    {
        // Nobody signs in here; the account goes with the folder.
        var owner = new FirstOwner("bench@example.org", "Bench", $"{Guid.NewGuid()}{Guid.NewGuid()}", "Bench", "bench", "Etc/UTC");
        var (user, slug) = await app.Services.GetRequiredService<FirstRun>().CreateAsync(owner, cancellationToken);
        await using var scope = app.Services.CreateAsyncScope();
        var door = await scope.ServiceProvider.GetRequiredService<Doors>().MemberAsync(slug, user.Id, cancellationToken)
            ?? throw new StudioException("The bench could not enter its own workspace.");
        scope.ServiceProvider.GetRequiredService<CurrentWorkspace>().Enter(door);
        var (turn, revision) = await PrepareAsync(scope.ServiceProvider, user.Id, cancellationToken);

        var started = new ConcurrentDictionary<Guid, TaskCompletionSource<long>>();
        var finished = new ConcurrentDictionary<Guid, TaskCompletionSource<long>>();
        using var subscription = app.Services.GetRequiredService<StudioEvents>().Subscribe(door.WorkspaceId, published =>
        {
            if (published is PictureEvent { Status: PictureStatus.Running } running)
            {
                Of(started, running.GenerationId).TrySetResult(Stopwatch.GetTimestamp());
            }
            else if (published is PictureEvent { Status: not PictureStatus.Queued } ended)
            {
                Of(finished, ended.GenerationId).TrySetResult(Stopwatch.GetTimestamp());
            }
        });

        var queue = scope.ServiceProvider.GetRequiredService<GenerationQueue>();
        var defaults = model.Defaults;
        var milliseconds = new List<double>();
        // The first one waits for the slot's process and the model, and is not counted.
        for (var i = 0; i <= Pictures; i++)
        {
            var settings = new GenerationSettings(model.Id, defaults.Width, defaults.Height, Count: 1, Steps: 1, defaults.Guidance, defaults.Sampler, Seed: i, defaults.Negative, Upsample: false);
            var start = Stopwatch.GetTimestamp();
            var generation = await queue.EnqueueAsync(new NewGeneration(turn, revision, settings, GenerationKind.Create, ParentImageId: null, Seeds: null), cancellationToken);
            var at = await Of(started, generation).Task.WaitAsync(cancellationToken);
            await Of(finished, generation).Task.WaitAsync(cancellationToken);
            if (i > 0)
            {
                milliseconds.Add(Stopwatch.GetElapsedTime(start, at).TotalMilliseconds);
            }
        }

        return milliseconds;
    }

    private static TaskCompletionSource<long> Of(ConcurrentDictionary<Guid, TaskCompletionSource<long>> waits, Guid generation) =>
        waits.GetOrAdd(generation, _ => new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously));

    private static async Task<(Guid Turn, Guid Revision)> PrepareAsync(IServiceProvider services, Guid userId, CancellationToken cancellationToken)
    {
        const string wish = "A cat, large, in the center.";
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        await using var database = await services.GetRequiredService<IDbContextFactory<StudioDbContext>>().CreateDbContextAsync(cancellationToken);
        var thread = new PromptThread { Title = wish, CreatedById = userId, CreatedAt = now, UpdatedAt = now };
        var turn = new Turn { ThreadId = thread.Id, Ordinal = 0, UpsamplingOn = false, Wish = wish, Language = "en", CreatedById = userId, CreatedAt = now };
        var revision = new PromptRevision { TurnId = turn.Id, Ordinal = 0, Text = wish, Origin = PromptOrigin.Wish, CreatedById = userId, CreatedAt = now };
        database.AddRange(thread, turn, revision);
        await database.SaveChangesAsync(cancellationToken);
        return (turn.Id, revision.Id);
    }
}

internal sealed record QueueFigures(double P50Ms, double P95Ms)
{
    public static QueueFigures Of(List<double> milliseconds)
    {
        var sorted = milliseconds.Order().ToList();
        return new QueueFigures(Share(sorted, 0.5), Share(sorted, 0.95));
    }

    // Nearest rank: a figure that was really measured.
    private static double Share(List<double> sorted, double share) => sorted[(int)Math.Ceiling(share * sorted.Count) - 1];
}
