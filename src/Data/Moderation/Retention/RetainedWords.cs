using Microsoft.EntityFrameworkCore;
using Studio.Data.Moderation.Cases;

namespace Studio.Data.Moderation.Retention;

/// <summary>What was written: the case stays as a number, with its rule, its kind and its decision.</summary>
internal sealed class RetainedWords(TimeProvider time) : IRetainedRows
{
    public RetainedData Data => RetainedData.CaseWords;

    public async Task<RetentionBatch> CountAsync(StudioDbContext context, DateTime before, CancellationToken cancellationToken) =>
        new(await Due(context, before).CountAsync(cancellationToken));

    public async Task<RetentionBatch> DeleteAsync(StudioDbContext context, DateTime before, int most, CancellationToken cancellationToken)
    {
        var cases = await Due(context, before).OrderBy(c => c.OpenedAt).ThenBy(c => c.Id).Take(most).ToListAsync(cancellationToken);
        foreach (var row in cases.Select(context.Entry))
        {
            row.Property(c => c.Wish).CurrentValue = "";
            row.Property(c => c.Prompt).CurrentValue = "";
            // What a reporter said has a term of its own.
            row.Property(c => c.Said).CurrentValue = row.Entity.Kind == CaseKind.Report ? row.Entity.Said : "";
            row.Property(c => c.Evidence).CurrentValue = Without(row.Entity.Evidence);
            row.Property(c => c.WordsGoneAt).CurrentValue = time.GetUtcNow().UtcDateTime;
        }

        await context.SaveChangesAsync(cancellationToken);
        return new RetentionBatch(cases.Count);
    }

    private static IQueryable<ModerationCase> Due(StudioDbContext context, DateTime before) =>
        DecidedCases.Before(context, before).Where(c => c.WordsGoneAt == null);

    /// <summary>The sentence quotes what the rule found.</summary>
    private static CaseEvidence Without(CaseEvidence evidence) =>
        evidence.Hits.Count == 0 ? evidence : evidence with { Hits = [], Sentence = evidence.Rule };
}
