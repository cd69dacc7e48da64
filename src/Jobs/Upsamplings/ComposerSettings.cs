using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Evaluation;
using Studio.Data.Evaluation.Designs;
using Studio.Data.Generations;
using Studio.Data.Prompts;
using Studio.Inference;
using Studio.Inference.Models;

namespace Studio.Jobs.Upsamplings;

/// <summary>The settings that a turn's pictures would be made with: what the author has in the composer, else what the thread used last, else the model's own defaults. Scoped.</summary>
public sealed class ComposerSettings(ModelCatalog models)
{
    public async Task<DiffusionModel> ModelOfAsync(StudioDbContext db, Turn turn, CancellationToken ct)
    {
        var chosen = await ChosenAsync(db, turn, ct);
        try
        {
            return models.Diffusion.FirstOrDefault(m => string.Equals(m.Id, chosen?.Model, StringComparison.OrdinalIgnoreCase)) ?? models.Find(null);
        }
        catch (InferenceException e)
        {
            throw StudioException.Unavailable(e.Message, e);
        }
    }

    /// <summary>Id of the language model that the author has chosen; null = none in particular.</summary>
    public async Task<string?> WriterOfAsync(StudioDbContext db, Turn turn, CancellationToken ct) => (await ChosenAsync(db, turn, ct))?.Writer;

    public async Task<GenerationSettings> OfAsync(StudioDbContext db, Turn turn, CancellationToken ct)
    {
        var model = await ModelOfAsync(db, turn, ct);
        var chosen = await ChosenAsync(db, turn, ct);
        if (chosen is null || !string.Equals(chosen.Model, model.Id, StringComparison.OrdinalIgnoreCase))
        {
            var d = model.Defaults;
            chosen = new GenerationSettings(model.Id, d.Width, d.Height, d.Count, d.Steps, d.Guidance, d.Sampler, Seed: -1, d.Negative, turn.UpsamplingOn) { Syntax = PromptSyntax.Long };
        }

        return chosen.Seed >= 0 ? chosen : chosen with { Seed = Random.Shared.NextInt64(SettingsRules.MaxSeed + 1) };
    }

    private static async Task<GenerationSettings?> ChosenAsync(StudioDbContext db, Turn turn, CancellationToken ct)
    {
        // In an evaluation a text is written for the first system that uses one, and shared by the others.
        if (await db.Threads.AlsoOfEvaluations().Where(t => t.Id == turn.ThreadId).Select(t => t.EvaluationId).SingleOrDefaultAsync(ct) is { } evaluation)
        {
            return (await db.EvaluationEntries.AsNoTracking().Where(e => e.EvaluationId == evaluation && e.Kind == EvaluationEntryKind.Made).OrderBy(e => e.Place).Select(e => e.Settings).ToListAsync(ct))
                .FirstOrDefault(settings => settings is { Upsample: true });
        }

        var drafts = await db.Drafts.AsNoTracking()
            .Where(d => d.UserId == turn.CreatedById && (d.ThreadId == turn.ThreadId || d.ThreadId == null))
            .ToListAsync(ct);
        return drafts.OrderByDescending(d => d.ThreadId is not null).Select(d => d.Settings).FirstOrDefault(s => s is not null)
            ?? (await db.Generations.AsNoTracking()
                .Where(g => g.ThreadId == turn.ThreadId)
                .OrderByDescending(g => g.CreatedAt).ThenByDescending(g => g.Id)
                .Select(g => g.Settings)
                .FirstOrDefaultAsync(ct))?.WordsOnly();
    }
}
