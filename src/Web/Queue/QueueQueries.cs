using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Studio.Data;
using Studio.Data.Generations;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Inference.Models;
using Studio.Jobs;
using Studio.Jobs.Nodes;
using Studio.Jobs.Slots;
using Studio.Web.Gallery;

namespace Studio.Web.Queue;

/// <summary>What runs, what waits and what happened today in this workspace.</summary>
public sealed class QueueQueries(
    IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace, QueueForecast forecast, QueuePauses pauses, ModelCatalog models, IOptions<SlotOptions> slots, TimeProvider time)
{
    /// <summary>Enough to see what happened; the gallery and the threads keep everything.</summary>
    private const int MostFinished = 50;

    public async Task<QueueView> ReadAsync(bool onlyMine, WorkspaceDays days, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.ViewQueue);
        var me = workspace.Access.UserId;
        var today = days.StartOf(days.Of(time.GetUtcNow().UtcDateTime));
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await Rows(db, db.Generations.AsNoTracking()
            .Where(generation => !onlyMine || generation.CreatedById == me)
            .Where(generation => generation.FinishedAt == null || generation.FinishedAt >= today)
            .OrderByDescending(generation => generation.FinishedAt == null).ThenByDescending(generation => generation.FinishedAt)
            .Take(MostFinished + 200))
            .ToListAsync(cancellationToken);
        var places = (await forecast.WaitingAsync(cancellationToken)).ToDictionary(entry => entry.PictureId);
        return new QueueView(
            [.. rows.SelectMany(Running)],
            [.. rows.Select(row => Waiting(row, places)).OfType<WaitingGeneration>().OrderBy(generation => generation.Place)],
            [.. rows.Where(row => row.FinishedAt is not null).OrderByDescending(row => row.FinishedAt).Take(MostFinished).Select(Finished)],
            await MachineAsync(db, cancellationToken),
            await pauses.IsMinePausedAsync(cancellationToken));
    }

    private IQueryable<QueueRow> Rows(StudioDbContext db, IQueryable<Generation> generations)
    {
        var me = workspace.Access.UserId;
        return generations.Select(generation => new QueueRow
        {
            GenerationId = generation.Id,
            ThreadId = generation.ThreadId,
            IsMine = generation.CreatedById == me,
            // Only one's own words are read: what is not here cannot leak into a page.
            Wish = generation.CreatedById == me ? db.Turns.Where(turn => turn.Id == generation.TurnId).Select(turn => turn.Wish).FirstOrDefault() : null,
            Prompt = generation.CreatedById == me ? db.PromptRevisions.Where(revision => revision.Id == generation.PromptRevisionId).Select(revision => revision.Text).FirstOrDefault() : null,
            Language = db.Turns.Where(turn => turn.Id == generation.TurnId).Select(turn => turn.Language).FirstOrDefault(),
            Kind = generation.Kind,
            Settings = generation.Settings,
            Status = generation.Status,
            CreatedAt = generation.CreatedAt,
            FinishedAt = generation.FinishedAt,
            Pictures = generation.Pictures.OrderBy(picture => picture.Ordinal).Select(picture => new QueuePicture(
                picture.Id, picture.Ordinal, picture.Status, picture.ImageId, picture.FailureReason, picture.StartedAt, picture.FinishedAt)).ToList(),
        });
    }

    private QueueJob Job(QueueRow row) => new(
        row.GenerationId, row.ThreadId, row.IsMine, string.IsNullOrEmpty(row.Wish) ? row.Prompt : row.Wish, string.IsNullOrEmpty(row.Wish) ? null : row.Language,
        models.Diffusion.FirstOrDefault(model => model.Id == row.Settings.Model)?.Name ?? row.Settings.Model, row.Kind, row.Pictures.Count);

    private IEnumerable<RunningPicture> Running(QueueRow row)
    {
        return row.Pictures.Where(picture => picture.Status is PictureStatus.Running).Select(picture => new RunningPicture(Job(row), picture.Id, picture.Ordinal, row.Settings.Steps));
    }

    private WaitingGeneration? Waiting(QueueRow row, Dictionary<Guid, QueueEntry> places)
    {
        var waiting = row.Pictures.Where(picture => picture.Status is PictureStatus.Queued && places.ContainsKey(picture.Id)).Select(picture => (Picture: picture, Entry: places[picture.Id])).ToList();
        if (waiting.Count == 0)
        {
            return null;
        }

        var first = waiting.MinBy(one => one.Entry.Position).Entry;
        return new WaitingGeneration(
            Job(row), first.Position, first.Why,
            waiting.All(one => one.Entry.EtaSeconds is not null) ? waiting.Max(one => one.Entry.EtaSeconds) : null,
            [.. waiting.Select(one => new WaitingPicture(one.Picture.Id, one.Picture.Ordinal, one.Entry.Position, one.Entry.EtaSeconds))],
            first.IsPaused, first.Starts is not null);
    }

    private FinishedGeneration Finished(QueueRow row)
    {
        return new FinishedGeneration(
            Job(row), row.Status, row.FinishedAt!.Value, DrawingTime.Of([.. row.Pictures.Where(picture => picture.Status is PictureStatus.Succeeded)]),
            row.Pictures.Count(picture => picture.Status is PictureStatus.Succeeded),
            row.IsMine ? [.. row.Pictures.Select(picture => picture.ImageId).OfType<Guid>()] : [],
            [.. row.Pictures.Where(picture => picture.Status is not PictureStatus.Succeeded).Select(picture => new StoppedPicture(picture.Id, picture.Ordinal, picture.Status, row.IsMine ? picture.Reason : null))]);
    }

    private async Task<QueueMachine> MachineAsync(StudioDbContext db, CancellationToken cancellationToken)
    {
        var lately = await db.Pictures.Where(picture => picture.Status == PictureStatus.Succeeded && picture.DeviceMilliseconds != null)
            .OrderByDescending(picture => picture.FinishedAt).Take(20).Select(picture => picture.DeviceMilliseconds!.Value).ToListAsync(cancellationToken);

        // Pictures that were started together are in one slot.
        var busy = await db.Pictures.Where(picture => picture.Status == PictureStatus.Running).Select(picture => new { picture.GenerationId, picture.StartedAt }).Distinct().CountAsync(cancellationToken);
        return new QueueMachine(await SlotSupply.ReadAsync(db, slots.Value, cancellationToken), busy, lately.Count > 0 ? lately.Average() / 1000 : null);
    }
}
