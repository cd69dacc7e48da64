using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Prompts;
using Studio.Data.Tenancy;
using Studio.Inference.Prompting;
using Studio.Jobs.Events;
using Studio.Jobs.Moderation;

namespace Studio.Jobs.Upsamplings;

/// <summary>The end of an upsampling: its text becomes a revision of the prompt. Scoped: acts in the current workspace.</summary>
public sealed class UpsamplingCompletion(
    IDbContextFactory<StudioDbContext> contexts,
    CurrentWorkspace workspace,
    StartByItself start,
    TextWall wall,
    LiveWork live,
    StudioEvents events,
    TimeProvider time)
{
    /// <param name="holder">Who wrote it; null when the text was found instead of written, and the row is still queued.</param>
    internal async Task<bool> DoneAsync(Guid upsamplingId, string text, string? note, Guid? holder, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (!await EndAsync(db, upsamplingId, UpsamplingStatus.Done, text, note, holder, ct))
        {
            return false;
        }

        var turn = await db.Upsamplings.Where(u => u.Id == upsamplingId)
            .Join(db.Turns, u => u.TurnId, t => t.Id, (_, t) => t)
            .AsNoTracking()
            .SingleAsync(ct);
        var revision = new PromptRevision
        {
            TurnId = turn.Id,
            Ordinal = await db.PromptRevisions.CountAsync(r => r.TurnId == turn.Id, ct),
            Text = text,
            Origin = text == turn.Wish || text == WishRules.Clean(turn.Wish) ? PromptOrigin.Wish : PromptOrigin.Upsampled,
            UpsamplingId = upsamplingId,
            CreatedById = turn.CreatedById,
            CreatedAt = time.GetUtcNow().UtcDateTime,
        };
        db.Add(revision);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);

        var prompt = await wall.WrittenAsync(turn, revision, ct);
        Publish(turn.Id, upsamplingId, UpsamplingStatus.Done, prompt.Text, note);
        await start.AfterAsync(turn, prompt, ct);
        return true;
    }

    internal async Task FailAsync(Guid turnId, Guid upsamplingId, string sentence, Guid holder, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await EndAsync(db, upsamplingId, UpsamplingStatus.Failed, text: "", sentence, holder, ct))
        {
            Publish(turnId, upsamplingId, UpsamplingStatus.Failed, text: "", sentence);
        }
    }

    private async Task<bool> EndAsync(
        StudioDbContext db, Guid upsamplingId, UpsamplingStatus status, string text, string? note, Guid? holder, CancellationToken ct)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var expected = holder is null ? UpsamplingStatus.Queued : UpsamplingStatus.Writing;
        var changed = await db.Upsamplings
            .Where(u => u.Id == upsamplingId && u.Status == expected && u.LeaseHolder == holder)
            .ExecuteUpdateAsync(set => set
                .SetProperty(u => u.Status, status)
                .SetProperty(u => u.Text, text)
                .SetProperty(u => u.Note, note)
                .SetProperty(u => u.FinishedAt, now), ct);
        return changed == 1;
    }

    private void Publish(Guid turnId, Guid upsamplingId, UpsamplingStatus status, string text, string? note)
    {
        live.RemoveText(workspace.Id, upsamplingId);
        events.Publish(workspace.Id, new UpsamplingEvent(turnId, upsamplingId, status, text, note));
    }
}
