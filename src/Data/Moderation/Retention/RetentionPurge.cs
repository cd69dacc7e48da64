using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Studio.Data.Audit;
using Studio.Data.Storage;
using Studio.Data.Tenancy;

namespace Studio.Data.Moderation.Retention;

/// <summary>
/// Deletes what the current workspace has kept long enough, or counts it. In small transactions, one after the other on all nodes;
/// one that was killed anywhere leaves what it did, and the next finds the rest. Scoped.
/// </summary>
public sealed class RetentionPurge
{
    private const int BatchSize = 100;

    private readonly IDbContextFactory<StudioDbContext> _contexts;
    private readonly CurrentWorkspace _workspace;
    private readonly AuditLog _audit;
    private readonly AuditChains _chains;
    private readonly UnnamedFiles _files;
    private readonly TimeProvider _time;
    private readonly IReadOnlyList<IRetainedRows> _rows;

    public RetentionPurge(IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace, AuditLog audit, AuditChains chains, UnnamedFiles files, TimeProvider time)
    {
        (_contexts, _workspace, _audit, _chains, _files, _time) = (contexts, workspace, audit, chains, files, time);
        // Pictures before cases, which wait for them.
        _rows = [new RetainedPictures(time), new RetainedHeldPictures(), new RetainedWords(time), new RetainedReports(), new RetainedCases(), new RetainedFindings(), new RetainedLooks()];
    }

    /// <summary>What would be deleted now; nothing is.</summary>
    public async Task<IReadOnlyList<RetentionDue>> CountAsync(CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        var days = await RetentionRules.DaysAsync(context, cancellationToken);
        var due = new List<RetentionDue>(_rows.Count);
        foreach (var rows in _rows)
        {
            var count = await rows.CountAsync(context, Before(days[rows.Data]), cancellationToken);
            due.Add(new RetentionDue(rows.Data, days[rows.Data], count.Count, count.Bytes));
        }

        return due;
    }

    /// <param name="askedBy">Who wants it now, for the log; null for the studio's daily round.</param>
    /// <param name="report">Told how far it is, 0 to 1.</param>
    /// <param name="cancellationToken">Stops between two batches.</param>
    public async Task<int> RunAsync(Guid? askedBy, Func<double, CancellationToken, Task> report, CancellationToken cancellationToken)
    {
        var due = await CountAsync(cancellationToken);
        var (all, done) = (due.Sum(one => one.Count), 0);
        await _chains.EnsureAsync(_workspace.Id, cancellationToken);
        // One entry for all of it, with the first batch that deletes something: after a crash the next attempt writes down what was left.
        AuditSaying? unsaid = new(AuditAct.RetentionRun, Details: due.Where(one => one.Count > 0).ToDictionary(one => JsonNamingPolicy.CamelCase.ConvertName(one.Data.ToString()), one => one.Count)) { AskedBy = askedBy };
        foreach (var (rows, term) in _rows.Zip(due))
        {
            while (await BatchAsync(rows, Before(term.Days), unsaid, cancellationToken) is { Count: > 0 } batch)
            {
                (unsaid, done) = (null, done + batch.Count);
                await _files.DeleteAsync(batch.Files ?? [], cancellationToken);
                await report(Math.Min(1, (double)done / Math.Max(1, all)), cancellationToken);
            }
        }

        return done;
    }

    private async Task<RetentionBatch> BatchAsync(IRetainedRows rows, DateTime before, AuditSaying? saying, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        var batch = new RetentionBatch(0);
        if (saying is not null)
        {
            await _audit.RunAsync(
                context,
                async token =>
                {
                    batch = await rows.DeleteAsync(context, before, BatchSize, token);
                    return batch.Count == 0 ? null : saying;
                },
                cancellationToken);
            return batch;
        }

        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        // Two nodes tidy at the same hour: the second looks when the first is done.
        await AuditChains.LockAsync(context, _workspace.Id, cancellationToken);
        batch = await rows.DeleteAsync(context, before, BatchSize, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return batch;
    }

    private DateTime Before(int days) => _time.GetUtcNow().UtcDateTime.AddDays(-days);
}
