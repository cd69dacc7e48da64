using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Evaluation.Designs;
using Studio.Data.Evaluation.Runs;
using Studio.Data.Prompts;
using Studio.Jobs.Upsamplings;

namespace Studio.Jobs.Evaluations;

/// <summary>The text that a system draws for a prompt: the wish, or what its language model wrote for it, once for all systems that use the same one. Scoped.</summary>
internal sealed class PromptTexts(UpsamplingQueue upsamplings, WorkspaceWriters writers)
{
    /// <returns>The revision; null while it is being written.</returns>
    /// <exception cref="StudioException">It cannot be written.</exception>
    public async Task<Guid?> OfAsync(StudioDbContext db, HumanEvaluation evaluation, EvaluationEntry entry, Turn turn, CancellationToken ct)
    {
        if (entry.Settings is not { Upsample: true } settings)
        {
            return await db.PromptRevisions.Where(r => r.TurnId == turn.Id && r.Origin == PromptOrigin.Wish && r.UpsamplingId == null).OrderBy(r => r.Ordinal).Select(r => r.Id).FirstAsync(ct);
        }

        var writer = WriterOffer.Known(await writers.AllAsync(ct), settings.Writer);
        if (writer is null || writer.Hash != entry.WriterHash)
        {
            throw StudioException.Conflict("The language model was changed or taken away since the evaluation was started.");
        }

        var remote = writer.Remote?.Id;
        var written = await db.Upsamplings.AsNoTracking()
            .Where(u => u.TurnId == turn.Id && u.Model == writer.Model && u.RemoteWriterId == remote)
            .OrderByDescending(u => u.Ordinal)
            .FirstOrDefaultAsync(ct);
        switch (written?.Status)
        {
            // Stopped is what closing does to it; whoever goes on has it written again.
            case null or UpsamplingStatus.Stopped:
                await AskAsync(db, written is null ? EvaluationSeeds.Text(turn.Id, writer.Model, remote) : EvaluationSeeds.After(written.Id), turn, writer, evaluation.Seed, ct);
                return null;
            case UpsamplingStatus.Done:
                return await db.PromptRevisions.Where(r => r.UpsamplingId == written.Id).Select(r => (Guid?)r.Id).FirstOrDefaultAsync(ct);
            case UpsamplingStatus.Failed:
                throw new StudioException($"The wish could not be written out: {written.Note}");
            default:
                return null;
        }
    }

    private async Task AskAsync(StudioDbContext db, Guid id, Turn turn, Writer writer, long seed, CancellationToken ct)
    {
        try
        {
            await upsamplings.EnqueueAsync(turn.Id, writer, seed, id, ct);
        }
        catch (DbUpdateException) when (!ct.IsCancellationRequested)
        {
            // Another node asked for it in the same moment.
            if (!await db.Upsamplings.AnyAsync(u => u.Id == id, ct))
            {
                throw;
            }
        }
    }
}
