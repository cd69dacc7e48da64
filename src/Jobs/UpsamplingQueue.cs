using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Prompts;
using Studio.Data.Tenancy;
using Studio.Data.Users;
using Studio.Data.Workspaces;
using Studio.Inference.Prompting;
using Studio.Jobs.Claims;
using Studio.Jobs.Events;
using Studio.Jobs.Models;
using Studio.Jobs.Moderation;
using Studio.Jobs.Quotas;
using Studio.Jobs.Slots;
using Studio.Jobs.Tickets;
using Studio.Jobs.Upsamplings;

namespace Studio.Jobs;

/// <summary>Asks the language model to write a turn's wish out, and stops it. Scoped: acts in the current workspace.</summary>
public sealed class UpsamplingQueue(
    IDbContextFactory<StudioDbContext> contexts,
    CurrentWorkspace workspace,
    UpsamplingInputs inputs,
    ModelRights rights,
    TextWall wall,
    Pace pace,
    CurrentNetwork network,
    UpsamplingCompletion completion,
    TicketOffice tickets,
    RunningWork running,
    LiveWork live,
    StudioEvents events,
    TimeProvider time)
{
    /// <summary>
    /// The same conversation, model and seed give the text that was written before, at once.
    /// Without a seed the n-th try of a turn uses seed n, so that the first try of the same wish is found again and a second try differs.
    /// </summary>
    /// <exception cref="PolicyRefusal">The workspace's policy does not let the wish through, or a moderator looks at it first.</exception>
    public Task<Guid> EnqueueAsync(Guid turnId, long? seed, CancellationToken ct) => EnqueueAsync(turnId, writer: null, seed, id: null, ct);

    /// <param name="writer">Who writes, whatever the author has chosen; null for their choice.</param>
    /// <param name="id">An id that is there once only, so that two nodes cannot ask for the same text; null for a new one.</param>
    internal async Task<Guid> EnqueueAsync(Guid turnId, Writer? writer, long? seed, Guid? id, CancellationToken ct)
    {
        workspace.Access.Require(Permission.CreateImages);
        pace.Require(PaceKind.Descriptions, workspace.Access.UserId, network.Place);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var turn = await db.Turns.AsNoTracking().SingleOrDefaultAsync(t => t.Id == turnId, ct)
            ?? throw StudioException.NotFound("This turn is no longer there.");
        await wall.WishAsync(turn, ct);
        var ordinal = await db.Upsamplings.CountAsync(u => u.TurnId == turnId, ct);
        var input = writer is null ? await inputs.ReadAsync(db, turn, seed ?? ordinal, ct) : await inputs.ReadAsync(db, turn, writer, seed ?? ordinal, ct);
        await rights.RequireAsync(input.Writer, turn.CreatedById, ct);

        var upsampling = new Upsampling
        {
            Id = id ?? Guid.CreateVersion7(),
            TurnId = turnId,
            Ordinal = ordinal,
            Model = input.Writer.Model,
            ModelHash = input.Writer.Hash,
            RemoteWriterId = input.Writer.Remote?.Id,
            Host = input.Writer.Host,
            ProfileVersion = PromptUpsampler.VersionOf(input.Writer.Profile),
            Seed = input.Seed,
            InputHash = input.Hash,
            CreatedAt = time.GetUtcNow().UtcDateTime,
        };
        var known = await db.Upsamplings.AsNoTracking()
            .Where(u => u.InputHash == input.Hash && u.Status == UpsamplingStatus.Done && u.Text != "")
            .OrderBy(u => u.CreatedAt)
            .FirstOrDefaultAsync(ct);
        db.Add(upsampling);
        await db.SaveChangesAsync(ct);

        if (known is not null)
        {
            await completion.DoneAsync(upsampling.Id, known.Text, known.Note, holder: null, ct);
            return upsampling.Id;
        }

        events.Publish(workspace.Id, new UpsamplingEvent(turnId, upsampling.Id, UpsamplingStatus.Queued, Text: "", Note: null));
        await tickets.IssueForNewAsync(input.Writer.Remote is null ? SlotKind.Writer : SlotKind.Remote, count: 1, ct);
        return upsampling.Id;
    }

    /// <summary>Ends the writing; what was written so far stays on the row.</summary>
    public async Task StopAsync(Guid upsamplingId, CancellationToken ct)
    {
        workspace.Access.Require(Permission.CreateImages);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var upsampling = await db.Upsamplings.AsNoTracking().SingleOrDefaultAsync(u => u.Id == upsamplingId, ct)
            ?? throw StudioException.NotFound("This text is no longer there.");
        var author = await db.Turns.Where(t => t.Id == upsampling.TurnId).Select(t => t.CreatedById).SingleAsync(ct);
        workspace.Access.Require(author == workspace.Access.UserId ? Permission.CancelOwnWork : Permission.CancelAnyWork);
        var text = live.UpsamplingText(workspace.Id, upsamplingId) ?? upsampling.Text;
        var now = time.GetUtcNow().UtcDateTime;
        var changed = await db.Upsamplings
            .Where(u => u.Id == upsamplingId && (u.Status == UpsamplingStatus.Queued || u.Status == UpsamplingStatus.Writing))
            .ExecuteUpdateAsync(set => set
                .SetProperty(u => u.Status, UpsamplingStatus.Stopped)
                .SetProperty(u => u.Text, text)
                .SetProperty(u => u.FinishedAt, now), ct);
        running.Cancel(upsamplingId);
        if (changed == 1)
        {
            events.Publish(workspace.Id, new UpsamplingEvent(upsampling.TurnId, upsamplingId, UpsamplingStatus.Stopped, text, Note: null));
        }
    }
}
