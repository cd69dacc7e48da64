using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Audit;
using Studio.Data.Quotas;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Jobs.Events;

namespace Studio.Web.Quotas;

/// <summary>Changes of limits and shares. Scoped: acts in the current workspace.</summary>
public sealed class QuotaActions(IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace, AuditLog log, StudioEvents events)
{
    /// <summary>The shares that a member can have beside others.</summary>
    public static readonly IReadOnlyList<double> Weights = [0.5, 1, 2, 4];

    /// <summary>Each change names what its author saw before: a number that somebody else changed meanwhile is not written over.</summary>
    public async Task SaveAsync(IReadOnlyList<QuotaChange> changes, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.ManageQuotas);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        try
        {
            await log.RunAsync(
                db,
                async token =>
                {
                    var limits = await db.QuotaLimits.ToDictionaryAsync(l => l.Subject, token);
                    foreach (var change in changes)
                    {
                        Apply(db, limits, change);
                    }

                    await db.SaveChangesAsync(token);
                    return changes.Count == 0 ? null : new AuditSaying(AuditAct.LimitsChanged, Details: new { changes });
                },
                cancellationToken);
        }
        catch (DbUpdateException conflict) when (conflict is DbUpdateConcurrencyException || !cancellationToken.IsCancellationRequested)
        {
            throw StudioException.Conflict("Somebody else saved limits at the same moment. Yours are not saved yet: press Save again.", conflict);
        }

        events.Publish(workspace.Id, new QueueEvent());
    }

    public async Task SetWeightAsync(Guid userId, double weight, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.ManageQuotas);
        if (!Weights.Contains(weight))
        {
            throw new StudioException("A share is ½, 1, 2 or 4.");
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await log.RunAsync(
            db,
            async token =>
            {
                var member = await db.Memberships.SingleOrDefaultAsync(m => m.UserId == userId, token)
                    ?? throw StudioException.NotFound("This member is no longer in the workspace.");
                var before = member.Weight;
                member.Weight = weight;
                await db.SaveChangesAsync(token);
                return before == weight ? null : new AuditSaying(AuditAct.ShareChanged, Details: new { from = before, to = weight }) { About = userId };
            },
            cancellationToken);
        events.Publish(workspace.Id, new QueueEvent());
    }

    private static void Apply(StudioDbContext db, Dictionary<QuotaSubject, QuotaLimit> limits, QuotaChange change)
    {
        if (!limits.TryGetValue(change.Subject, out var limit))
        {
            limit = new QuotaLimit { Subject = change.Subject };
            limits.Add(change.Subject, limit);
            db.Add(limit);
        }

        if (limit.Get(change.Field) is var now && now != change.From)
        {
            var column = QuotaColumn.All.Append(QuotaColumn.OfEvaluations).Single(c => c.Field == change.Field);
            throw StudioException.Conflict(
                $"Somebody else changed the {column.Long} of {QuotaWords.Of(change.Subject)} meanwhile: it is {(now is null ? "without a limit" : column.Text(now))} now. Nothing of yours is saved yet; look at it and save again.");
        }

        limit.Set(change.Field, change.To);
    }
}
