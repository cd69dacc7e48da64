using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Gallery;
using Studio.Data.Prompts;
using Studio.Data.Tenancy;
using Studio.Jobs.Events;
using Studio.Web.Create.Composing;

namespace Studio.Web.Create;

/// <summary>The turns that pictures are made in when a picture is gone on from. Scoped; whoever calls has asked for the right.</summary>
public sealed class PictureTurns(CurrentWorkspace workspace, StudioEvents events, TimeProvider time)
{
    internal static async Task<Image> ImageAsync(StudioDbContext db, Guid id, CancellationToken ct) =>
        await db.Images.AsNoTracking().SingleOrDefaultAsync(i => i.Id == id && i.DeletedAt == null, ct)
        ?? throw StudioException.NotFound("This picture is no longer there.");

    /// <summary>The turn the picture came from with its prompt; null where that is somebody else's or gone.</summary>
    internal async Task<(Turn Turn, PromptRevision Revision)?> OwnAsync(StudioDbContext db, Image image, CancellationToken ct)
    {
        var turn = await db.Turns.AsNoTracking().SingleOrDefaultAsync(t => t.Id == image.TurnId, ct);
        if (turn is null || !await db.Threads.AnyAsync(t => t.Id == turn.ThreadId && t.CreatedById == workspace.Access.UserId && t.DeletedAt == null, ct))
        {
            return null;
        }

        var revision = await db.PromptRevisions.AsNoTracking().Where(r => r.TurnId == turn.Id && r.Text == image.Prompt).OrderByDescending(r => r.Ordinal).FirstOrDefaultAsync(ct);
        return revision is null ? null : (turn, revision);
    }

    /// <summary>A turn that begins with the picture's prompt, in its thread, or in a new one where that is somebody else's.</summary>
    /// <param name="db">Saved here.</param>
    /// <param name="image">The parent.</param>
    /// <param name="wish">What the person says now; null = the picture's own words again.</param>
    /// <param name="ct">The caller's.</param>
    internal async Task<(Turn Turn, PromptRevision Revision)> StartAsync(StudioDbContext db, Image image, NewWish? wish, CancellationToken ct)
    {
        var me = workspace.Access.UserId!.Value;
        var now = time.GetUtcNow().UtcDateTime;
        var said = wish ?? OwnWords(image);
        if (await RefusedAsync(db, image, said, me, ct) is { } again)
        {
            return again;
        }

        var thread = await db.Threads.SingleOrDefaultAsync(t => t.Id == image.ThreadId && t.CreatedById == me && t.DeletedAt == null, ct);
        if (thread is null)
        {
            thread = new PromptThread { Title = Wishes.TitleOf(said.Wish), CreatedById = me, CreatedAt = now, UpdatedAt = now };
            db.Add(thread);
        }

        thread.UpdatedAt = now;
        var turn = new Turn
        {
            ThreadId = thread.Id,
            Ordinal = await db.Turns.CountAsync(t => t.ThreadId == thread.Id, ct),
            Wish = said.Wish,
            Language = said.Language,
            LockedPhrases = said.Locked,
            UpsamplingOn = said.Upsample,
            ParentImageId = image.Id,
            CreatedById = me,
            CreatedAt = now,
        };
        var revision = new PromptRevision { TurnId = turn.Id, Ordinal = 0, Text = image.Prompt, Origin = PromptOrigin.Reused, CreatedById = me, CreatedAt = now };
        db.AddRange(turn, revision);
        await db.SaveChangesAsync(ct);
        events.Publish(workspace.Id, new ThreadEvent(thread.Id));
        return (turn, revision);
    }

    /// <summary>The turn in which a rule refused these words about this picture already: pressing again says them there, not once more.</summary>
    private static async Task<(Turn Turn, PromptRevision Revision)?> RefusedAsync(StudioDbContext db, Image image, NewWish said, Guid me, CancellationToken ct)
    {
        var turn = await db.Turns.AsNoTracking()
            .Where(t => t.ParentImageId == image.Id && t.CreatedById == me && t.Wish == said.Wish && t.UpsamplingOn == said.Upsample
                && db.Threads.Any(thread => thread.Id == t.ThreadId && thread.DeletedAt == null)
                && db.PolicyFindings.Any(finding => finding.TurnId == t.Id)
                && !db.Generations.Any(generation => generation.TurnId == t.Id) && !db.Upsamplings.Any(upsampling => upsampling.TurnId == t.Id))
            .OrderByDescending(t => t.CreatedAt).FirstOrDefaultAsync(ct);
        var first = turn is null ? null : await db.PromptRevisions.AsNoTracking().SingleOrDefaultAsync(r => r.TurnId == turn.Id && r.Ordinal == 0 && r.Text == image.Prompt, ct);
        return first is null ? null : (turn!, first);
    }

    private static NewWish OwnWords(Image image) => image.Wish.Length > 0
        ? new NewWish(image.Wish, image.Provenance.Language, [], Upsample: false)
        : new NewWish(image.Prompt[..Math.Min(image.Prompt.Length, Turn.MaxWish)], "en", [], Upsample: false);
}

/// <summary>What a person says about a picture, read already.</summary>
internal sealed record NewWish(string Wish, string Language, IReadOnlyList<LockedPhrase> Locked, bool Upsample);
