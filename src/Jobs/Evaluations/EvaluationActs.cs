using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Audit;
using Studio.Data.Evaluation.Designs;
using Studio.Data.Evaluation.Runs;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Jobs.Events;
using Studio.Jobs.Workspaces;

namespace Studio.Jobs.Evaluations;

/// <summary>What people do to an evaluation that was started. Each is one conditional write: two who press at once do it once. Scoped: acts in the current workspace.</summary>
public sealed class EvaluationActs(IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace, WorkStop stop, AuditLog audit, StudioEvents events, TimeProvider time)
{
    /// <summary>What is being drawn is drawn to its end; people go on rating what there is.</summary>
    public Task PauseAsync(Guid id, CancellationToken ct) => ChangeAsync(
        id, EvaluationEventKind.Paused, e => e.Where(x => x.State == EvaluationState.Running && x.PausedAt == null), (e, now, token) => e.ExecuteUpdateAsync(set => set.SetProperty(x => x.PausedAt, now), token), ct);

    public Task ResumeAsync(Guid id, CancellationToken ct) => ChangeAsync(
        id, EvaluationEventKind.Resumed, e => e.Where(x => x.State == EvaluationState.Running && x.PausedAt != null), (e, _, token) => e.ExecuteUpdateAsync(set => set.SetProperty(x => x.PausedAt, (DateTime?)null), token), ct);

    /// <summary>No new pictures and no new votes.</summary>
    public async Task CloseAsync(Guid id, CancellationToken ct)
    {
        await ChangeAsync(
            id,
            EvaluationEventKind.Closed,
            e => e.Where(x => x.State == EvaluationState.Running),
            (e, now, token) => e.ExecuteUpdateAsync(set => set.SetProperty(x => x.State, EvaluationState.Closed).SetProperty(x => x.ClosedAt, now).SetProperty(x => x.PausedAt, (DateTime?)null), token),
            ct,
            EvaluationSayings.ClosedAsync,
            (db, token) => db.EvaluationSamples.Where(s => s.EvaluationId == id && s.State == SampleState.Waiting)
                .ExecuteUpdateAsync(set => set.SetProperty(s => s.State, SampleState.Cancelled), token));
        await using var context = await contexts.CreateDbContextAsync(ct);
        await stop.OfEvaluationAsync(context, workspace.Id, id, ct);
    }

    /// <summary>Pictures that were given up are made after all.</summary>
    public Task ReopenAsync(Guid id, CancellationToken ct) => ChangeAsync(
        id,
        EvaluationEventKind.Reopened,
        e => e.Where(x => x.State == EvaluationState.Closed),
        (e, _, token) => e.ExecuteUpdateAsync(set => set.SetProperty(x => x.State, EvaluationState.Running).SetProperty(x => x.ClosedAt, (DateTime?)null), token),
        ct,
        EvaluationSayings.ReopenedAsync,
        (db, token) => db.EvaluationSamples.Where(s => s.EvaluationId == id && s.State == SampleState.Cancelled)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.State, SampleState.Waiting).SetProperty(s => s.GenerationId, (Guid?)null), token));

    /// <summary>Its numbers stand from now on.</summary>
    public Task PublishAsync(Guid id, CancellationToken ct) => ChangeAsync(
        id,
        EvaluationEventKind.Published,
        e => e.Where(x => x.State == EvaluationState.Closed),
        (e, now, token) => e.ExecuteUpdateAsync(set => set.SetProperty(x => x.State, EvaluationState.Published).SetProperty(x => x.PublishedAt, now), token),
        ct,
        EvaluationSayings.PublishedAsync);

    private async Task ChangeAsync(
        Guid id,
        EvaluationEventKind kind,
        Func<IQueryable<HumanEvaluation>, IQueryable<HumanEvaluation>> which,
        Func<IQueryable<HumanEvaluation>, DateTime, CancellationToken, Task<int>> change,
        CancellationToken ct,
        Func<StudioDbContext, Guid, CancellationToken, Task<AuditSaying>>? saying = null,
        Func<StudioDbContext, CancellationToken, Task>? besides = null)
    {
        workspace.Access.Require(Permission.RunEvaluations);
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (saying is null)
        {
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            await ChangeAsync(db, id, kind, which, change, ct);
            await transaction.CommitAsync(ct);
        }
        else
        {
            await audit.RunAsync(
                db,
                async token =>
                {
                    await ChangeAsync(db, id, kind, which, change, token);
                    var said = await saying(db, id, token);
                    await (besides?.Invoke(db, token) ?? Task.CompletedTask);
                    return said;
                },
                ct);
        }

        events.Publish(workspace.Id, new EvaluationChanged(id));
    }

    private async Task ChangeAsync(
        StudioDbContext db,
        Guid id,
        EvaluationEventKind kind,
        Func<IQueryable<HumanEvaluation>, IQueryable<HumanEvaluation>> which,
        Func<IQueryable<HumanEvaluation>, DateTime, CancellationToken, Task<int>> change,
        CancellationToken ct)
    {
        var now = time.GetUtcNow().UtcDateTime;
        if (await change(which(db.Evaluations.Where(e => e.Id == id)), now, ct) == 0)
        {
            throw StudioException.Conflict("Somebody else was quicker: this evaluation is in another state now. Look at it as it is.");
        }

        db.Add(EvaluationLog.Line(id, kind, now, by: workspace.Access.UserId));
        await db.SaveChangesAsync(ct);
    }
}
