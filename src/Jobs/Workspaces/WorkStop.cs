using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Evaluation;
using Studio.Data.Generations;
using Studio.Data.Prompts;
using Studio.Jobs.Claims;
using Studio.Jobs.Events;

namespace Studio.Jobs.Workspaces;

/// <summary>Cancels what waits at once, and what runs at its next step; the use that was reserved for it is given back. Singleton.</summary>
public sealed class WorkStop(RunningWork running, StudioEvents events, TimeProvider time)
{
    internal Task AllAsync(StudioDbContext db, Guid workspaceId, CancellationToken ct) => StopAsync(db, workspaceId, db.Pictures, db.Upsamplings, ct);

    internal Task OfAsync(StudioDbContext db, Guid workspaceId, Guid userId, CancellationToken ct) => StopAsync(
        db,
        workspaceId,
        db.Pictures.Where(p => db.Generations.Any(g => g.Id == p.GenerationId && g.CreatedById == userId)),
        db.Upsamplings.Where(u => db.Turns.Any(t => t.Id == u.TurnId && t.CreatedById == userId)),
        ct);

    internal Task OfEvaluationAsync(StudioDbContext db, Guid workspaceId, Guid evaluation, CancellationToken ct) => StopAsync(
        db,
        workspaceId,
        db.Pictures.Where(p => db.Generations.Any(g => g.Id == p.GenerationId && g.EvaluationId == evaluation)),
        db.Upsamplings.Where(u => db.Turns.Any(t => t.Id == u.TurnId && db.Threads.AlsoOfEvaluations().Any(thread => thread.Id == t.ThreadId && thread.EvaluationId == evaluation))),
        ct);

    private async Task StopAsync(StudioDbContext db, Guid workspaceId, IQueryable<GenerationPicture> pictures, IQueryable<Upsampling> upsamplings, CancellationToken ct)
    {
        await PicturesAsync(db, workspaceId, pictures, ct);
        await WritingAsync(workspaceId, upsamplings, ct);
        events.Publish(workspaceId, new QueueEvent());
    }

    private async Task PicturesAsync(StudioDbContext db, Guid workspaceId, IQueryable<GenerationPicture> of, CancellationToken ct)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var active = await of.AsNoTracking()
            .Where(p => p.Status == PictureStatus.Queued || p.Status == PictureStatus.Running)
            .Select(p => new { p.Id, p.GenerationId, p.Status })
            .ToListAsync(ct);
        foreach (var generation in active.GroupBy(p => p.GenerationId))
        {
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            var pictures = db.Pictures.Where(p => p.GenerationId == generation.Key);
            await pictures.Where(p => p.Status == PictureStatus.Queued)
                .ExecuteUpdateAsync(set => set.SetProperty(p => p.Status, PictureStatus.Canceled).SetProperty(p => p.FinishedAt, now), ct);
            await pictures.Where(p => p.Status == PictureStatus.Running).ExecuteUpdateAsync(set => set.SetProperty(p => p.CancelRequested, true), ct);
            await GenerationStatusSave.ApplyAsync(db, generation.Key, time, ct);
            await transaction.CommitAsync(ct);
            foreach (var picture in generation)
            {
                running.Cancel(picture.Id);
                events.Publish(workspaceId, new PictureEvent(generation.Key, picture.Id, picture.Status == PictureStatus.Queued ? PictureStatus.Canceled : picture.Status, ImageId: null));
            }
        }
    }

    private async Task WritingAsync(Guid workspaceId, IQueryable<Upsampling> of, CancellationToken ct)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var active = of.Where(u => u.Status == UpsamplingStatus.Queued || u.Status == UpsamplingStatus.Writing);
        var stopped = await active.AsNoTracking().Select(u => new { u.Id, u.TurnId, u.Text }).ToListAsync(ct);
        await active.ExecuteUpdateAsync(set => set.SetProperty(u => u.Status, UpsamplingStatus.Stopped).SetProperty(u => u.FinishedAt, now), ct);
        foreach (var text in stopped)
        {
            running.Cancel(text.Id);
            events.Publish(workspaceId, new UpsamplingEvent(text.TurnId, text.Id, UpsamplingStatus.Stopped, text.Text, Note: null));
        }
    }
}
