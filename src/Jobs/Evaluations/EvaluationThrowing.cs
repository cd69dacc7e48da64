using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Audit;
using Studio.Data.Evaluation.Designs;
using Studio.Data.Evaluation.Removal;
using Studio.Data.Gallery;
using Studio.Data.Generations;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Jobs.Events;
using Studio.Jobs.Workspaces;

namespace Studio.Jobs.Evaluations;

/// <summary>
/// Throws an evaluation away, in whatever state it is: at once nobody finds it any more, its votes, raters and links are gone and its work is stopped;
/// pictures, files and the other rows follow within seconds (EvaluationEngine), also after a crash. Scoped: acts in the current workspace.
/// </summary>
public sealed class EvaluationThrowing(
    IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace, WorkStop stop, EvaluationRemoval removal, AuditLog audit, StudioEvents events)
{
    /// <param name="id">The evaluation.</param>
    /// <param name="seen">The state that the person saw: one that was started or published meanwhile is looked at again first.</param>
    /// <param name="ct">Before the write.</param>
    public async Task ThrowAwayAsync(Guid id, EvaluationState seen, CancellationToken ct)
    {
        workspace.Access.Require(Permission.RunEvaluations);
        await using var db = await contexts.CreateDbContextAsync(ct);
        await audit.RunAsync(
            db,
            async token =>
            {
                if (await db.Evaluations.Where(e => e.Id == id && e.State == seen).ExecuteUpdateAsync(set => set.SetProperty(e => e.State, EvaluationState.ThrownAway).SetProperty(e => e.Version, Guid.NewGuid()), token) == 0)
                {
                    throw StudioException.Conflict("This evaluation is in another state now, or gone. Look at it as it is.");
                }

                var pictures = await db.Images.AlsoHidden().CountAsync(i => i.EvaluationId == id, token);
                var votes = await db.Votes.Where(v => v.EvaluationId == id).ExecuteDeleteAsync(token);
                await db.Raters.Where(r => r.EvaluationId == id).ExecuteDeleteAsync(token);
                await db.GuestLinks.Where(l => l.EvaluationId == id).ExecuteDeleteAsync(token);
                return new AuditSaying(AuditAct.EvaluationDeleted, EvaluationSayings.ObjectOf(id), new { state = seen, count = pictures, votes });
            },
            ct);
        events.Publish(workspace.Id, new EvaluationChanged(id));
        await stop.OfEvaluationAsync(db, workspace.Id, id, ct);
    }

    /// <summary>A step of the engine. What is still being drawn is told to stop, here or on another node, and waited for.</summary>
    internal async Task ClearAsync(Guid id, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await stop.OfEvaluationAsync(db, workspace.Id, id, ct);
        if (await db.Pictures.AnyAsync(p => (p.Status == PictureStatus.Queued || p.Status == PictureStatus.Running) && db.Generations.Any(g => g.Id == p.GenerationId && g.EvaluationId == id), ct))
        {
            return;
        }

        await removal.RunAsync(id, ct);
        events.Publish(workspace.Id, new QueueEvent());
    }
}
