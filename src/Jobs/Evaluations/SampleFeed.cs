using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Evaluation.Designs;
using Studio.Data.Evaluation.Runs;
using Studio.Data.Generations;
using Studio.Data.Prompts;
using Studio.Jobs.Moderation;

namespace Studio.Jobs.Evaluations;

/// <summary>
/// Queues the next pictures of an evaluation, prompt by prompt and for each prompt all systems, a few ahead of the slots.
/// A generation's id follows from its samples, so that a crash or a second node queues nothing twice. Scoped.
/// </summary>
internal sealed class SampleFeed(IDbContextFactory<StudioDbContext> contexts, PromptTurns turns, PromptTexts texts, GenerationQueue queue, TimeProvider time)
{
    /// <summary>Pictures that wait or are drawn; more would only stand in other people's way.</summary>
    private const int MostQueued = 8;

    /// <summary>While one is written out, those before and behind it are drawn.</summary>
    private const int MostPrompts = 3;

    /// <returns>Whether anything was queued or settled.</returns>
    public async Task<bool> RunAsync(HumanEvaluation evaluation, IReadOnlyList<EvaluationEntry> entries, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var room = MostQueued - await db.EvaluationSamples.CountAsync(s => s.EvaluationId == evaluation.Id && s.State == SampleState.Queued, ct);
        var any = false;
        foreach (var prompt in room > 0 ? await NextAsync(db, evaluation.Id, ct) : [])
        {
            if (room <= 0)
            {
                break;
            }

            var queued = await PromptAsync(db, evaluation, entries, prompt, ct);
            room -= queued;
            any |= queued > 0;
        }

        return any;
    }

    private static Task<List<EvaluationPrompt>> NextAsync(StudioDbContext db, Guid evaluation, CancellationToken ct) => db.EvaluationPrompts.AsNoTracking()
        .Where(p => p.EvaluationId == evaluation && db.EvaluationSamples.Any(s => s.PromptId == p.Id && s.State == SampleState.Waiting))
        .OrderBy(p => p.Place)
        .Take(MostPrompts)
        .ToListAsync(ct);

    /// <returns>How many samples no longer wait.</returns>
    private async Task<int> PromptAsync(StudioDbContext db, HumanEvaluation evaluation, IReadOnlyList<EvaluationEntry> entries, EvaluationPrompt prompt, CancellationToken ct)
    {
        var waiting = await db.EvaluationSamples.AsNoTracking().Where(s => s.PromptId == prompt.Id && s.State == SampleState.Waiting).ToListAsync(ct);
        var turn = await turns.OfAsync(evaluation, prompt, entries.Any(entry => entry.Settings is { Upsample: true }), ct);
        var settled = 0;
        foreach (var entry in entries.Where(entry => entry.Settings is not null))
        {
            var samples = waiting.Where(s => s.EntryId == entry.Id).OrderBy(s => s.Number).ToList();
            if (samples.Count > 0 && await EntryAsync(db, evaluation, entry, turn, samples, ct))
            {
                settled += samples.Count;
            }
        }

        return settled;
    }

    private async Task<bool> EntryAsync(StudioDbContext db, HumanEvaluation evaluation, EvaluationEntry entry, Turn turn, IReadOnlyList<EvaluationSample> samples, CancellationToken ct)
    {
        try
        {
            if (await texts.OfAsync(db, evaluation, entry, turn, ct) is not { } text)
            {
                return false;
            }

            var generation = await EnqueueAsync(db, evaluation, entry, turn, text, samples, ct);
            var ids = samples.Select(s => s.Id).ToList();
            await db.EvaluationSamples.Where(s => ids.Contains(s.Id) && s.State == SampleState.Waiting)
                .ExecuteUpdateAsync(set => set.SetProperty(s => s.State, SampleState.Queued).SetProperty(s => s.GenerationId, generation), ct);
            return true;
        }
        catch (PolicyRefusal refusal)
        {
            await EndAsync(db, samples, SampleState.Refused, EvaluationEventKind.SampleRefused, refusal.Message, ct);
            return true;
        }
        catch (StudioException refusal) when (refusal.Kind != RefusalKind.Unavailable)
        {
            await EndAsync(db, samples, SampleState.Failed, EvaluationEventKind.SampleFailed, refusal.Message, ct);
            return true;
        }
    }

    /// <summary>The generation of these samples: the one that is there already, else a new one.</summary>
    private async Task<Guid> EnqueueAsync(
        StudioDbContext db, HumanEvaluation evaluation, EvaluationEntry entry, Turn turn, Guid text, IReadOnlyList<EvaluationSample> samples, CancellationToken ct)
    {
        var id = samples[0].Id;
        while (await db.Generations.AsNoTracking().Where(g => g.Id == id).Select(g => (GenerationStatus?)g.Status).SingleOrDefaultAsync(ct) is { } status)
        {
            if (status != GenerationStatus.Canceled)
            {
                return id;
            }

            // Given up when the evaluation was closed, and begun again since.
            id = EvaluationSeeds.After(id);
        }

        var most = SettingsRules.MaxSeed;
        var settings = entry.Settings! with { Count = samples.Count, Seed = EvaluationSeeds.Noise(evaluation.Seed, turn.Wish, samples[0].Number, most) };
        var seeds = samples.Select(s => EvaluationSeeds.Noise(evaluation.Seed, turn.Wish, s.Number, most)).ToList();
        try
        {
            return await queue.EnqueueAsync(
                new NewGeneration(turn.Id, text, settings, GenerationKind.Create, ParentImageId: null, seeds) { Id = id, EvaluationId = evaluation.Id, ModelHash = entry.ModelHash }, ct);
        }
        catch (DbUpdateException) when (!ct.IsCancellationRequested)
        {
            // Another node queued it in the same moment.
            return await db.Generations.AnyAsync(g => g.Id == id, ct) ? id : throw StudioException.Unavailable("The pictures could not be queued.");
        }
    }

    private async Task EndAsync(StudioDbContext db, IReadOnlyList<EvaluationSample> samples, SampleState state, EvaluationEventKind kind, string reason, CancellationToken ct)
    {
        var ids = samples.Select(s => s.Id).ToList();
        var sentence = EvaluationLog.Cut(reason, EvaluationSample.MaxReason);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var changed = await db.EvaluationSamples.Where(s => ids.Contains(s.Id) && s.State == SampleState.Waiting)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.State, state).SetProperty(s => s.Reason, sentence), ct);
        if (changed > 0)
        {
            db.Add(EvaluationLog.Line(samples[0].EvaluationId, kind, time.GetUtcNow().UtcDateTime, subject: samples[0].Id, detail: sentence));
            await db.SaveChangesAsync(ct);
        }

        await transaction.CommitAsync(ct);
    }
}
