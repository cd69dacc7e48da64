using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Evaluation.Designs;
using Studio.Data.Evaluation.Removal;
using Studio.Data.Evaluation.Runs;
using Studio.Data.Moderation.Strikes;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Jobs.Events;

namespace Studio.Jobs.Evaluations;

/// <summary>One step of one evaluation: what ended is settled, what comes next is queued. Scoped.</summary>
internal sealed class EvaluationAdvance(
    IDbContextFactory<StudioDbContext> contexts,
    CurrentWorkspace workspace,
    SampleCollection collection,
    SampleFeed feed,
    EvaluationThrowing throwing,
    EvaluationBudget budget,
    CreationPauses pauses,
    StudioEvents events,
    TimeProvider time)
{
    private static readonly Role[] Makers = [.. Enum.GetValues<Role>().Where(role => RolePermissions.Of(role).Contains(Permission.CreateImages))];

    internal async Task RunAsync(Guid id, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await db.Evaluations.AsNoTracking().SingleOrDefaultAsync(e => e.Id == id, ct) is not { } evaluation)
        {
            if (await db.Evaluations.AlsoThrownAway().AnyAsync(e => e.Id == id, ct))
            {
                await throwing.ClearAsync(id, ct);
            }

            return;
        }

        var changed = await collection.RunAsync(evaluation, ct);
        if (evaluation is { State: EvaluationState.Running, PausedAt: null } && await MayFeedAsync(db, evaluation, ct))
        {
            var entries = await db.EvaluationEntries.AsNoTracking().Where(e => e.EvaluationId == id).OrderBy(e => e.Place).ToListAsync(ct);
            changed |= await feed.RunAsync(evaluation, entries, ct);
        }

        if (changed)
        {
            events.Publish(workspace.Id, new EvaluationChanged(id));
        }
    }

    private async Task<bool> MayFeedAsync(StudioDbContext db, HumanEvaluation evaluation, CancellationToken ct)
    {
        if (!await db.EvaluationSamples.AnyAsync(s => s.EvaluationId == evaluation.Id && s.State == SampleState.Waiting, ct)
            || await pauses.OfAsync(evaluation.CreatedById, ct) is not null
            || !await db.Memberships.AnyAsync(m => m.UserId == evaluation.CreatedById && Makers.Contains(m.Role), ct))
        {
            return false;
        }

        var month = await budget.ReadAsync(ct);
        if (month.IsSpent && !await db.EvaluationEvents.AnyAsync(e => e.EvaluationId == evaluation.Id && e.Kind == EvaluationEventKind.BudgetSpent && e.At >= month.Begins, ct))
        {
            db.Add(EvaluationLog.Line(evaluation.Id, EvaluationEventKind.BudgetSpent, time.GetUtcNow().UtcDateTime));
            await db.SaveChangesAsync(ct);
            events.Publish(workspace.Id, new EvaluationChanged(evaluation.Id));
        }

        return !month.IsSpent;
    }
}
