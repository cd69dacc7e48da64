using Microsoft.EntityFrameworkCore;
using Studio.Data.Audit;

namespace Studio.Data.Moderation.Cases;

/// <summary>Who knows already how a case was decided: whoever did it, and whoever read it.</summary>
public static class CaseKnowledge
{
    /// <summary>Alone, or as one of two.</summary>
    public static async Task<bool> DecidedAsync(StudioDbContext context, Guid caseId, Guid? me, CancellationToken cancellationToken) =>
        await context.CaseDecisions.AnyAsync(d => d.CaseId == caseId && d.ById == me, cancellationToken)
        || await context.CaseOpinions.AnyAsync(o => o.CaseId == caseId && o.ById == me, cancellationToken);

    /// <summary>In the log, where that they did stands too.</summary>
    public static async Task<bool> ReadAsync(StudioDbContext context, Guid caseId, Guid? me, CancellationToken cancellationToken)
    {
        var about = $"case/{caseId}";
        return await MarkAsync(context, me, cancellationToken) is { } mark
            && await context.AuditEntries.AnyAsync(e => e.Object == about && e.Act == AuditAct.CaseDecisionRead && e.Actor == mark, cancellationToken);
    }

    /// <summary>In the file of the whole workspace, which they asked for after the decision.</summary>
    public static async Task<bool> TookAlongAsync(StudioDbContext context, Guid caseId, Guid? me, CancellationToken cancellationToken)
    {
        if (await MarkAsync(context, me, cancellationToken) is not { } mark
            || await context.CaseDecisions.Where(d => d.CaseId == caseId).MinAsync(d => (DateTime?)d.At, cancellationToken) is not { } decided)
        {
            return false;
        }

        return await context.AuditEntries.AnyAsync(
            e => e.Act == AuditAct.Exported && e.Actor == mark && e.At >= decided && e.Details.Contains("\"what\":\"workspace\""), cancellationToken);
    }

    private static async Task<string?> MarkAsync(StudioDbContext context, Guid? me, CancellationToken cancellationToken) =>
        me is { } reader ? await AuditPeople.FindMarkAsync(context, reader, cancellationToken) : null;
}
