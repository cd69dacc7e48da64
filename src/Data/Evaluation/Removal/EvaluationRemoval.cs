using Microsoft.EntityFrameworkCore;
using Studio.Data.Evaluation.Designs;
using Studio.Data.Prompts;

namespace Studio.Data.Evaluation.Removal;

/// <summary>
/// Really deletes an evaluation that was thrown away: its pictures with their files, the conversations in which they were made, and its rows.
/// In parts, each by what is still there: a run that was killed is simply run again, and two nodes may do it at once. Scoped.
/// </summary>
public sealed class EvaluationRemoval(IDbContextFactory<StudioDbContext> contexts, EvaluationPictureRemoval pictures)
{
    private const int BatchSize = 100;

    /// <summary>Nothing may be drawn for it any more.</summary>
    public async Task RunAsync(Guid evaluation, CancellationToken cancellationToken)
    {
        await pictures.OfAsync(evaluation, cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var systems = await context.EvaluationEntries.Where(e => e.EvaluationId == evaluation && e.SystemId != null).Select(e => e.SystemId!.Value).ToListAsync(cancellationToken);
        await RowsAsync(context, evaluation, cancellationToken);
        while (await ThreadsAsync(context, evaluation, cancellationToken) > 0)
        {
            // The next hundred.
        }

        // Together: without its evaluation nothing would find a system again.
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await context.Evaluations.AlsoThrownAway().Where(e => e.Id == evaluation && e.State == EvaluationState.ThrownAway).ExecuteDeleteAsync(cancellationToken);
        // Votes of the studio, and other evaluations, may be about the same systems.
        await context.EvaluatedSystems
            .Where(s => systems.Contains(s.Id) && !context.EvaluationEntries.Any(e => e.SystemId == s.Id) && !context.Votes.Any(v => v.LeftSystemId == s.Id || v.RightSystemId == s.Id))
            .ExecuteDeleteAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Samples name generations and prompts name turns: both before the conversations.</summary>
    private static async Task RowsAsync(StudioDbContext context, Guid evaluation, CancellationToken cancellationToken)
    {
        await context.Votes.Where(v => v.EvaluationId == evaluation).ExecuteDeleteAsync(cancellationToken);
        await context.RatingAssignments.Where(a => a.EvaluationId == evaluation).ExecuteDeleteAsync(cancellationToken);
        await context.RatingPairs.Where(p => p.EvaluationId == evaluation).ExecuteDeleteAsync(cancellationToken);
        await context.SampleScores.Where(s => s.EvaluationId == evaluation).ExecuteDeleteAsync(cancellationToken);
        await context.EvaluationSamples.Where(s => s.EvaluationId == evaluation).ExecuteDeleteAsync(cancellationToken);
        await context.EvaluationPrompts.Where(p => p.EvaluationId == evaluation).ExecuteDeleteAsync(cancellationToken);
    }

    private static async Task<int> ThreadsAsync(StudioDbContext context, Guid evaluation, CancellationToken cancellationToken)
    {
        var threads = await Threads(context).Where(t => t.EvaluationId == evaluation).OrderBy(t => t.Id).Select(t => t.Id).Take(BatchSize).ToListAsync(cancellationToken);
        if (threads.Count == 0)
        {
            return 0;
        }

        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        // The words of a case are its own copies.
        await context.Cases.Where(c => context.Turns.Any(t => t.Id == c.TurnId && threads.Contains(t.ThreadId))).ExecuteUpdateAsync(
            set => set.SetProperty(c => c.TurnId, (Guid?)null).SetProperty(c => c.FindingId, (Guid?)null), cancellationToken);
        await Threads(context).Where(t => threads.Contains(t.Id)).ExecuteDeleteAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return threads.Count;
    }

    private static IQueryable<PromptThread> Threads(StudioDbContext context) => context.Threads.AlsoOfEvaluations();
}
