using Microsoft.EntityFrameworkCore;
using Studio.Data.Moderation.Cases;

namespace Studio.Data.Moderation.Retention;

/// <summary>Who reported, and in which words, also of those who joined later.</summary>
internal sealed class RetainedReports : IRetainedRows
{
    public RetainedData Data => RetainedData.Reports;

    public async Task<RetentionBatch> CountAsync(StudioDbContext context, DateTime before, CancellationToken cancellationToken) =>
        new(await Due(context, before).CountAsync(cancellationToken));

    public async Task<RetentionBatch> DeleteAsync(StudioDbContext context, DateTime before, int most, CancellationToken cancellationToken)
    {
        var ids = await Due(context, before).OrderBy(c => c.OpenedAt).ThenBy(c => c.Id).Take(most).Select(c => c.Id).ToArrayAsync(cancellationToken);
        await context.CaseNotes.Where(note => ids.Contains(note.CaseId) && note.Voice == CaseVoice.Reporter).ExecuteDeleteAsync(cancellationToken);
        var changed = await context.Cases.Where(c => ids.Contains(c.Id)).ExecuteUpdateAsync(
            set => set.SetProperty(c => c.ReporterId, (Guid?)null).SetProperty(c => c.Said, ""), cancellationToken);
        return new RetentionBatch(changed);
    }

    private static IQueryable<ModerationCase> Due(StudioDbContext context, DateTime before) => DecidedCases.Before(context, before)
        .Where(c => c.Kind == CaseKind.Report && (c.ReporterId != null || c.Said != "" || context.CaseNotes.Any(note => note.CaseId == c.Id && note.Voice == CaseVoice.Reporter)));
}
