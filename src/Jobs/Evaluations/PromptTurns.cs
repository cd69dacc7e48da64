using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Evaluation.Designs;
using Studio.Data.Prompts;
using Studio.Inference.Prompting;

namespace Studio.Jobs.Evaluations;

/// <summary>The turn in which a prompt's pictures are made, in a thread of its own: no prompt is read as what came after another one. Scoped.</summary>
internal sealed class PromptTurns(IDbContextFactory<StudioDbContext> contexts, TimeProvider time)
{
    public async Task<Turn> OfAsync(HumanEvaluation evaluation, EvaluationPrompt prompt, bool isWrittenOut, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await FindAsync(db, prompt.Id, ct) ?? await MakeAsync(db, evaluation, prompt, isWrittenOut, ct);
    }

    private static Task<Turn?> FindAsync(StudioDbContext db, Guid prompt, CancellationToken ct) => db.EvaluationPrompts
        .Where(p => p.Id == prompt)
        .Join(db.Turns, p => p.TurnId, t => t.Id, (_, t) => t)
        .AsNoTracking()
        .SingleOrDefaultAsync(ct);

    private async Task<Turn> MakeAsync(StudioDbContext db, HumanEvaluation evaluation, EvaluationPrompt prompt, bool isWrittenOut, CancellationToken ct)
    {
        var (now, author) = (time.GetUtcNow().UtcDateTime, evaluation.CreatedById);
        var thread = new PromptThread { Title = EvaluationLog.Cut(prompt.Text, 200), CreatedById = author, CreatedAt = now, UpdatedAt = now, EvaluationId = evaluation.Id };
        var turn = new Turn
        {
            ThreadId = thread.Id,
            Ordinal = 0,
            Wish = prompt.Text,
            Language = prompt.Language ?? LanguageGuess.Of(prompt.Text),
            UpsamplingOn = isWrittenOut,
            CreatedById = author,
            CreatedAt = now,
        };
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        db.AddRange(thread, turn, new PromptRevision { TurnId = turn.Id, Ordinal = 0, Text = prompt.Text, Origin = PromptOrigin.Wish, CreatedById = author, CreatedAt = now });
        await db.SaveChangesAsync(ct);
        var isOurs = await db.EvaluationPrompts.Where(p => p.Id == prompt.Id && p.TurnId == null)
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.TurnId, turn.Id), ct) == 1;
        if (isOurs)
        {
            await transaction.CommitAsync(ct);
            return turn;
        }

        // Another node began it in the same moment.
        await transaction.RollbackAsync(ct);
        return await FindAsync(db, prompt.Id, ct) ?? throw StudioException.Conflict("This prompt is begun by another node.");
    }
}
