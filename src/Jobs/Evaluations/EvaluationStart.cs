using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Audit;
using Studio.Data.Evaluation.Designs;
using Studio.Data.Evaluation.Folders;
using Studio.Data.Evaluation.Runs;
using Studio.Data.Evaluation.Sets;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Inference.Prompting;
using Studio.Jobs.Events;

namespace Studio.Jobs.Evaluations;

/// <summary>From a draft to a run: prompts are drawn, systems are named, and every picture that is needed gets its row. Scoped: acts in the current workspace.</summary>
public sealed class EvaluationStart(
    IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace, EntrySystems systems, AuditLog audit, StudioEvents events, TimeProvider time)
{
    /// <summary>Rows of pictures; beyond it nobody could rate what came of it.</summary>
    public const int MostSamples = 40_000;

    public async Task StartAsync(Guid id, Guid version, CancellationToken ct)
    {
        workspace.Access.Require(Permission.RunEvaluations);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var evaluation = await db.Evaluations.Include(e => e.Entries).SingleOrDefaultAsync(e => e.Id == id, ct)
            ?? throw StudioException.NotFound("This evaluation is no longer there.");
        if (evaluation.State != EvaluationState.Draft || evaluation.Version != version)
        {
            throw StudioException.Conflict("This evaluation was changed in another tab. Look at it as it is now, and start it then.");
        }

        var items = await db.PromptSetItems.AsNoTracking().Where(i => i.PromptSetId == evaluation.PromptSetId).OrderBy(i => i.Place).ToListAsync(ct);
        var taken = PromptSample.Of(items, item => (item.Category, item.Text), evaluation.Takes, evaluation.Seed);
        var files = (await db.EvaluationFiles.AsNoTracking().Where(f => f.EvaluationId == id).ToListAsync(ct)).ToLookup(f => f.EntryId);
        var entries = evaluation.Entries.OrderBy(entry => entry.Place).ToList();
        Require(evaluation, entries, taken);
        try
        {
            await audit.RunAsync(
                db,
                async token =>
                {
                    await systems.NameAsync(db, evaluation, entries, token);
                    AddSamples(db, evaluation, entries, Prompts(evaluation, taken), files);
                    var now = time.GetUtcNow().UtcDateTime;
                    (evaluation.State, evaluation.StartedAt) = (EvaluationState.Running, now);
                    db.Add(EvaluationLog.Line(id, EvaluationEventKind.Started, now, by: workspace.Access.UserId));
                    await db.SaveChangesAsync(token);
                    return new AuditSaying(AuditAct.EvaluationStarted, EvaluationSayings.ObjectOf(id), new { systems = entries.Count, prompts = taken.Count });
                },
                ct);
        }
        catch (DbUpdateConcurrencyException conflict)
        {
            throw StudioException.Conflict("Somebody else started or changed this evaluation in the same moment. Look at it as it is now.", conflict);
        }

        events.Publish(workspace.Id, new EvaluationChanged(id));
    }

    private static void Require(HumanEvaluation evaluation, IReadOnlyList<EvaluationEntry> entries, IReadOnlyList<PromptSetItem> taken)
    {
        if (DesignGaps.Of(evaluation, entries, taken.Count) is [var gap, ..])
        {
            throw new StudioException(gap);
        }

        if ((long)taken.Count * entries.Count * evaluation.PicturesEach > MostSamples)
        {
            throw new StudioException($"That would be {(long)taken.Count * entries.Count * evaluation.PicturesEach:N0} pictures; an evaluation holds {MostSamples:N0}. Take fewer prompts, or fewer pictures for each.");
        }
    }

    /// <summary>In an order drawn by lot: closed early, an evaluation has something of every category.</summary>
    private static List<(EvaluationPrompt Prompt, PromptSetItem Item)> Prompts(HumanEvaluation evaluation, IReadOnlyList<PromptSetItem> taken) =>
        [.. PromptSample.Shuffled(taken, item => item.Text, evaluation.Seed).Index().Select(item => (new EvaluationPrompt
        {
            EvaluationId = evaluation.Id,
            Place = item.Index,
            Text = item.Item.Text,
            Category = item.Item.Category,
            Challenge = item.Item.Challenge,
            Language = LanguageGuess.Of(item.Item.Text),
            FileKey = item.Item.FileKey,
        }, item.Item))];

    private static void AddSamples(
        StudioDbContext db, HumanEvaluation evaluation, IReadOnlyList<EvaluationEntry> entries, IReadOnlyList<(EvaluationPrompt Prompt, PromptSetItem Item)> prompts, ILookup<Guid, EvaluationFile> files)
    {
        db.AddRange(prompts.Select(prompt => prompt.Prompt));
        foreach (var entry in entries)
        {
            var images = entry.Kind == EvaluationEntryKind.Imported ? Matched([.. files[entry.Id]], [.. prompts.Select(prompt => prompt.Item)], evaluation.PicturesEach) : null;
            if (images is { Count: 0 })
            {
                throw new StudioException($"No picture of “{entry.Name}” belongs to one of the {prompts.Count:N0} prompts by its name. Take it out, or choose another folder.");
            }

            foreach (var (place, (prompt, _)) in prompts.Index())
            {
                db.AddRange(Enumerable.Range(0, evaluation.PicturesEach).Select(number => Sample(prompt, entry, number, images is null ? null : (images.GetValueOrDefault((place, number)), true))));
            }
        }
    }

    private static EvaluationSample Sample(EvaluationPrompt prompt, EvaluationEntry entry, int number, (Guid Image, bool)? imported) => new()
    {
        EvaluationId = prompt.EvaluationId,
        PromptId = prompt.Id,
        EntryId = entry.Id,
        Number = number,
        State = imported switch { null => SampleState.Waiting, { Image: var image } when image != Guid.Empty => SampleState.Done, _ => SampleState.Missing },
        ImageId = imported is { Image: var found } && found != Guid.Empty ? found : null,
        Caption = imported is null ? null : prompt.Text,
        Reason = imported is { Image: var none } && none == Guid.Empty ? "The folder has no picture for this prompt." : null,
    };

    private static Dictionary<(int Prompt, int Number), Guid> Matched(IReadOnlyList<EvaluationFile> files, IReadOnlyList<PromptSetItem> items, int most)
    {
        var match = PictureNames.Match([.. files.Select(f => f.Path)], [.. items.Select(item => new NamedPrompt(item.Place, item.Text, item.FileKey))], most);
        var images = files.ToDictionary(f => f.Path, f => f.ImageId, StringComparer.Ordinal);
        return match.Pictures.ToDictionary(picture => (picture.Prompt, picture.Number), picture => images[picture.Path]);
    }
}
