using Microsoft.EntityFrameworkCore;
using Studio.Data.Audit;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;

namespace Studio.Data.Moderation.Retention;

/// <summary>How long the current workspace keeps what. Scoped.</summary>
public sealed class RetentionRules(IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace, AuditLog audit)
{
    public async Task<IReadOnlyDictionary<RetainedData, int>> ReadAsync(CancellationToken cancellationToken)
    {
        workspace.Access.RequireToSee(Permission.Moderate);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await DaysAsync(context, cancellationToken);
    }

    public async Task SetAsync(RetainedData data, int days, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.ManageRetention);
        var term = RetentionTerm.Of(data);
        if (days < term.Least || days > RetentionTerm.Most)
        {
            throw new StudioException($"This is kept for {term.Least} to {RetentionTerm.Most:N0} days.");
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var before = await context.RetentionRules.SingleOrDefaultAsync(rule => rule.Data == data, cancellationToken);
        if ((before?.Days ?? term.Usual) == days)
        {
            return;
        }

        var said = new { data, from = before?.Days ?? term.Usual, to = days };
        if (before is null)
        {
            context.RetentionRules.Add(new RetentionRule { Data = data, Days = days });
        }
        else
        {
            before.Days = days;
        }

        await audit.SaveAsync(context, new AuditSaying(AuditAct.RetentionChanged, Details: said), cancellationToken);
    }

    internal static async Task<IReadOnlyDictionary<RetainedData, int>> DaysAsync(StudioDbContext context, CancellationToken cancellationToken)
    {
        var own = await context.RetentionRules.AsNoTracking().ToDictionaryAsync(rule => rule.Data, rule => rule.Days, cancellationToken);
        // A term that was raised since counts: less than it is never kept.
        return Enum.GetValues<RetainedData>().ToDictionary(data => data, data => Math.Max(own.GetValueOrDefault(data, RetentionTerm.Of(data).Usual), RetentionTerm.Of(data).Least));
    }
}
