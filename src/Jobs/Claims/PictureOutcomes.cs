using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Studio.Data;
using Studio.Data.Gallery;
using Studio.Data.Generations;
using Studio.Data.Moderation.Pictures;
using Studio.Data.Tenancy;
using Studio.Jobs.Events;
using Studio.Jobs.Forecast;

namespace Studio.Jobs.Claims;

/// <summary>The end of a claim: done, failed, cancelled, or back into the queue. Each names the attempt it ends and does nothing when that is no longer ours. Singleton.</summary>
internal sealed partial class PictureOutcomes(
    WorkspaceScope workspaces, PictureClaims claims, LiveWork live, StudioEvents events, TimeProvider time, ILogger<PictureOutcomes> logger)
{
    private const int MostConflicts = 3;

    /// <summary>With half a second between them and the database's own waiting (Data:BusySeconds): minutes.</summary>
    private const int MostTries = 60;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(0.5);

    /// <summary>
    /// The image's file must be stored already: a crash before the commit leaves a stray file, never a row without one.
    /// Whether the picture may be seen is settled in the same transaction: there is no moment in which a held one is shown.
    /// </summary>
    public async Task<bool> SucceedAsync(ClaimedPicture claim, Image image, ImageLink? link, PictureCost? cost, long deviceMs, CancellationToken ct)
    {
        var screened = ScreenedPicture.Fine;
        var ended = await EndAsync(
            claim,
            Set(PictureStatus.Succeeded, reason: null, deviceMs),
            async (services, db, token) =>
            {
                screened = await services.GetRequiredService<PictureScreen>().OfMadeAsync(db, image, token);
                db.Add(image);
                PictureCases.Open(db, image, screened, time.GetUtcNow().UtcDateTime);
                if (link is not null)
                {
                    db.Add(link);
                }

                if (cost is not null)
                {
                    await CostModel.LearnAsync(db, cost, token);
                }

                await db.SaveChangesAsync(token);
                await db.Pictures.Where(p => p.Id == claim.PictureId).ExecuteUpdateAsync(set => set.SetProperty(p => p.ImageId, image.Id), token);
            },
            ct);
        if (ended)
        {
            Publish(claim, PictureStatus.Succeeded, image.Id);
            events.Publish(claim.WorkspaceId, new ImageEvent(image.Id, ImageChange.Added));
            if (screened.Evidence is not null)
            {
                events.Publish(claim.WorkspaceId, new ModerationEvent());
            }
        }

        return ended;
    }

    public async Task FailAsync(ClaimedPicture claim, string sentence, long deviceMs, CancellationToken ct)
    {
        if (await EndAsync(claim, Set(PictureStatus.Failed, sentence, deviceMs), Nothing, ct))
        {
            Publish(claim, PictureStatus.Failed, imageId: null);
        }
    }

    public async Task CancelAsync(ClaimedPicture claim, long deviceMs, CancellationToken ct)
    {
        if (await EndAsync(claim, Set(PictureStatus.Canceled, reason: null, deviceMs), Nothing, ct))
        {
            Publish(claim, PictureStatus.Canceled, imageId: null);
        }
    }

    /// <summary>For a shutdown: it keeps its place in the queue, and the attempt does not count.</summary>
    public async Task RequeueAsync(ClaimedPicture claim, CancellationToken ct)
    {
        Action<UpdateSettersBuilder<GenerationPicture>> requeue = set => set
            .SetProperty(p => p.Status, PictureStatus.Queued)
            .SetProperty(p => p.Attempt, claim.Attempt - 1)
            .SetProperty(p => p.StartedAt, (DateTime?)null)
            .SetProperty(p => p.LeaseHolder, (Guid?)null)
            .SetProperty(p => p.LeaseUntil, (DateTime?)null);
        if (await EndAsync(claim, requeue, Nothing, ct))
        {
            Publish(claim, PictureStatus.Queued, imageId: null);
        }
    }

    private static Task Nothing(IServiceProvider services, StudioDbContext db, CancellationToken ct) => Task.CompletedTask;

    private Action<UpdateSettersBuilder<GenerationPicture>> Set(PictureStatus status, string? reason, long deviceMs)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return set => set
            .SetProperty(p => p.Status, status)
            .SetProperty(p => p.FailureReason, reason)
            .SetProperty(p => p.FinishedAt, now)
            .SetProperty(p => p.DeviceMilliseconds, deviceMs)
            .SetProperty(p => p.LeaseHolder, (Guid?)null)
            .SetProperty(p => p.LeaseUntil, (DateTime?)null);
    }

    private async Task<bool> EndAsync(
        ClaimedPicture claim,
        Action<UpdateSettersBuilder<GenerationPicture>> outcome,
        Func<IServiceProvider, StudioDbContext, CancellationToken, Task> more,
        CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await workspaces.RunAsync(claim.WorkspaceId, (services, token) => EndOnceAsync(services, claim, outcome, more, token), ct);
            }
            catch (Exception e) when (attempt < MostTries && IsAway(e))
            {
                // What was drawn is kept meanwhile: it may have taken minutes.
                NotWritten(logger, claim.PictureId, attempt, e);
                await Task.Delay(Pause, time, ct);
            }
            catch (DbUpdateException) when (attempt < MostConflicts)
            {
                // Another slot was first to insert this model's cost. Nothing was written; the second time it is found.
            }
        }
    }

    /// <summary>Locked, full, or not answering: it will be there again.</summary>
    private static bool IsAway(Exception e) => Studio.Data.Databases.DatabaseTrouble.RefusalOf(e) is { Kind: RefusalKind.Unavailable };

    private async Task<bool> EndOnceAsync(
        IServiceProvider services,
        ClaimedPicture claim,
        Action<UpdateSettersBuilder<GenerationPicture>> outcome,
        Func<IServiceProvider, StudioDbContext, CancellationToken, Task> more,
        CancellationToken ct)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<StudioDbContext>>().CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await claims.Ours(db, claim).ExecuteUpdateAsync(outcome, ct) == 0)
        {
            return false;
        }

        await more(services, db, ct);
        await GenerationStatusSave.ApplyAsync(db, claim.GenerationId, time, ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    private void Publish(ClaimedPicture claim, PictureStatus status, Guid? imageId)
    {
        live.RemovePicture(claim.WorkspaceId, claim.PictureId);
        events.Publish(claim.WorkspaceId, new PictureEvent(claim.GenerationId, claim.PictureId, status, imageId));
        events.Publish(claim.WorkspaceId, new QueueEvent());
    }

    [LoggerMessage(LogLevel.Warning, "The end of picture {PictureId} could not be written yet (try {Attempt}); it is kept and tried again")]
    private static partial void NotWritten(ILogger logger, Guid pictureId, int attempt, Exception exception);
}
