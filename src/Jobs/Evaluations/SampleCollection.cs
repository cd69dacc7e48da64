using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Evaluation;
using Studio.Data.Evaluation.Designs;
using Studio.Data.Evaluation.Runs;
using Studio.Data.Evaluation.Sessions;
using Studio.Data.Gallery;
using Studio.Data.Generations;

namespace Studio.Jobs.Evaluations;

/// <summary>What became of the pictures that were queued. Each sample is settled by one conditional write: several nodes may do this at once. Scoped.</summary>
internal sealed class SampleCollection(IDbContextFactory<StudioDbContext> contexts, TimeProvider time)
{
    /// <returns>Whether anything changed.</returns>
    public async Task<bool> RunAsync(HumanEvaluation evaluation, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var settled = await SettleAsync(db, evaluation, ct);
        var moderated = await FollowModerationAsync(db, evaluation.Id, ct);
        var paired = evaluation.State == EvaluationState.Running && await PairAsync(db, evaluation, ct);
        return settled || moderated || paired;
    }

    private async Task<bool> SettleAsync(StudioDbContext db, HumanEvaluation evaluation, CancellationToken ct)
    {
        var ended = await db.EvaluationSamples.AsNoTracking()
            .Where(s => s.EvaluationId == evaluation.Id && s.State == SampleState.Queued)
            .Join(db.Pictures, s => s.GenerationId, p => p.GenerationId, (s, p) => new { Sample = s, Picture = p })
            .Where(s => s.Picture.Ordinal == s.Sample.Number && s.Picture.Status != PictureStatus.Queued && s.Picture.Status != PictureStatus.Running)
            .ToListAsync(ct);
        var images = await ImagesAsync(db, [.. ended.Where(s => s.Picture.ImageId != null).Select(s => s.Picture.ImageId!.Value)], ct);
        var any = false;
        foreach (var (sample, picture) in ended.Select(s => (s.Sample, s.Picture)))
        {
            any |= await SettleAsync(db, evaluation, sample, picture, picture.ImageId is { } id ? images.GetValueOrDefault(id) : null, ct);
        }

        return any;
    }

    private async Task<bool> SettleAsync(StudioDbContext db, HumanEvaluation evaluation, EvaluationSample sample, GenerationPicture picture, DrawnImage? image, CancellationToken ct)
    {
        var (state, reason) = Outcome(evaluation, picture, image);
        var milliseconds = picture.DeviceMilliseconds ?? 0;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var changed = await db.EvaluationSamples
            .Where(s => s.Id == sample.Id && s.State == SampleState.Queued)
            .ExecuteUpdateAsync(
                set => set.SetProperty(s => s.State, state)
                    .SetProperty(s => s.ImageId, image == null ? (Guid?)null : image.Id)
                    .SetProperty(s => s.Caption, image == null ? null : image.Prompt)
                    .SetProperty(s => s.Reason, reason)
                    .SetProperty(s => s.Milliseconds, milliseconds),
                ct);
        if (changed == 0)
        {
            return false;
        }

        await db.Evaluations.Where(e => e.Id == evaluation.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(e => e.MachineMilliseconds, e => e.MachineMilliseconds + milliseconds), ct);
        if (Kind(state) is { } kind)
        {
            db.Add(EvaluationLog.Line(evaluation.Id, kind, time.GetUtcNow().UtcDateTime, subject: sample.Id, detail: reason ?? ""));
            await db.SaveChangesAsync(ct);
        }

        await transaction.CommitAsync(ct);
        return true;
    }

    private static (SampleState State, string? Reason) Outcome(HumanEvaluation evaluation, GenerationPicture picture, DrawnImage? image) => (picture.Status, image?.Standing) switch
    {
        (PictureStatus.Succeeded, ImageStanding.Shown) => (SampleState.Done, null),
        (PictureStatus.Succeeded, ImageStanding.Held) => (SampleState.Blocked, "A moderator has to look at it first."),
        (PictureStatus.Succeeded or PictureStatus.Blocked, _) => (SampleState.Blocked, "It was removed."),
        (PictureStatus.Canceled, _) when evaluation.State != EvaluationState.Running => (SampleState.Cancelled, null),
        (PictureStatus.Canceled, _) => (SampleState.Failed, "Somebody cancelled it in the queue."),
        _ => (SampleState.Failed, EvaluationLog.Cut(picture.FailureReason ?? "Nobody knows why.", EvaluationSample.MaxReason)),
    };

    private static EvaluationEventKind? Kind(SampleState state) => state switch
    {
        SampleState.Failed => EvaluationEventKind.SampleFailed,
        SampleState.Blocked => EvaluationEventKind.SampleBlocked,
        _ => null,
    };

    private static async Task<Dictionary<Guid, DrawnImage>> ImagesAsync(StudioDbContext db, IReadOnlyList<Guid> ids, CancellationToken ct) => ids.Count == 0
        ? []
        : await db.Images.AlsoHidden().Where(i => ids.Contains(i.Id)).Select(i => new DrawnImage(i.Id, i.Prompt, i.Standing)).ToDictionaryAsync(i => i.Id, ct);

    /// <summary>A picture that a moderator took away is shown to no rater any more; one that was let through is.</summary>
    private static async Task<bool> FollowModerationAsync(StudioDbContext db, Guid evaluation, CancellationToken ct)
    {
        var shown = db.Images.AlsoOfEvaluations().Where(i => i.EvaluationId == evaluation).Select(i => (Guid?)i.Id);
        var taken = await db.EvaluationSamples
            .Where(s => s.EvaluationId == evaluation && s.State == SampleState.Done && !shown.Contains(s.ImageId))
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.State, SampleState.Blocked).SetProperty(s => s.Reason, "A moderator took it away."), ct);
        var given = await db.EvaluationSamples
            .Where(s => s.EvaluationId == evaluation && s.State == SampleState.Blocked && shown.Contains(s.ImageId))
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.State, SampleState.Done).SetProperty(s => s.Reason, (string?)null), ct);
        return taken + given > 0;
    }

    /// <summary>Pairs of prompts that are whole and have none yet: found by what is there, so that a crash in between loses nothing.</summary>
    private async Task<bool> PairAsync(StudioDbContext db, HumanEvaluation evaluation, CancellationToken ct)
    {
        var samples = db.EvaluationSamples.Where(s => s.EvaluationId == evaluation.Id);
        var whole = await db.EvaluationPrompts
            .Where(p => p.EvaluationId == evaluation.Id
                && !samples.Any(s => s.PromptId == p.Id && (s.State == SampleState.Waiting || s.State == SampleState.Queued))
                && samples.Where(s => s.PromptId == p.Id && s.State == SampleState.Done).Select(s => s.EntryId).Distinct().Count() > 1
                && !db.RatingPairs.Any(r => r.PromptId == p.Id))
            .OrderBy(p => p.Place)
            .Select(p => p.Id)
            .ToListAsync(ct);
        if (whole.Count == 0)
        {
            return false;
        }

        var isFirst = !await db.RatingPairs.AnyAsync(r => r.EvaluationId == evaluation.Id, ct);
        foreach (var prompt in whole)
        {
            await PairMaking.MakeAsync(db, evaluation.Id, prompt, time.GetUtcNow().UtcDateTime, ct);
        }

        if (isFirst && await db.RatingPairs.AnyAsync(r => r.EvaluationId == evaluation.Id, ct))
        {
            db.Add(EvaluationLog.Line(evaluation.Id, EvaluationEventKind.PairsReady, time.GetUtcNow().UtcDateTime));
            await db.SaveChangesAsync(ct);
        }

        return true;
    }

    private sealed record DrawnImage(Guid Id, string Prompt, ImageStanding Standing);
}
