using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Databases;
using Studio.Data.Evaluation.Designs;
using Studio.Data.Evaluation.Removal;
using Studio.Data.Evaluation.Sets;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Jobs.Evaluations;
using Studio.Jobs.Events;

namespace Studio.Web.Evaluations.Designs;

/// <summary>Changes of a draft, each saved at once. A change names the version that its author saw: nothing is written over from a second tab. Scoped.</summary>
public sealed class DesignActions(IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace, EvaluationThrowing throwing, EvaluationPictureRemoval pictures, StudioEvents events, TimeProvider time)
{
    public const int MostEntries = 20;

    public async Task<Guid> CreateAsync(CancellationToken ct)
    {
        workspace.Access.Require(Permission.RunEvaluations);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var names = (await db.Evaluations.Select(e => e.Name).ToListAsync(ct)).ToHashSet(StringComparer.Ordinal);
        var evaluation = new HumanEvaluation
        {
            Name = Enumerable.Range(1, int.MaxValue).Select(n => n == 1 ? "New evaluation" : $"New evaluation {n}").First(name => !names.Contains(name)),
            CreatedById = workspace.Access.UserId ?? throw StudioException.Forbidden("Only a member designs evaluations."),
            CreatedAt = time.GetUtcNow().UtcDateTime,
        };
        db.Add(evaluation);
        await db.SaveChangesAsync(ct);
        events.Publish(workspace.Id, new EvaluationChanged(evaluation.Id));
        return evaluation.Id;
    }

    public Task ChangeAsync(Guid id, Guid version, Action<HumanEvaluation> change, CancellationToken ct) => EditAsync(
        id,
        version,
        (_, evaluation) =>
        {
            change(evaluation);
            return Task.CompletedTask;
        },
        ct);

    public Task AddEntryAsync(Guid id, Guid version, Func<IReadOnlyList<EvaluationEntry>, EvaluationEntry> make, CancellationToken ct) => EditAsync(
        id,
        version,
        (db, evaluation) =>
        {
            if (evaluation.Entries.Count >= MostEntries)
            {
                throw new StudioException($"An evaluation compares {MostEntries} systems at most.");
            }

            db.Add(make([.. evaluation.Entries.OrderBy(entry => entry.Place)]));
            return Task.CompletedTask;
        },
        ct);

    public Task ChangeEntryAsync(Guid id, Guid version, Guid entry, Action<EvaluationEntry> change, CancellationToken ct) => EditAsync(
        id,
        version,
        (_, evaluation) =>
        {
            change(Find(evaluation, entry));
            return Task.CompletedTask;
        },
        ct);

    /// <summary>Pictures of a folder go with it, for good.</summary>
    public async Task RemoveEntryAsync(Guid id, Guid version, Guid entry, CancellationToken ct)
    {
        List<Guid> images = [];
        await EditAsync(
            id,
            version,
            async (db, evaluation) =>
            {
                images = await db.EvaluationFiles.Where(f => f.EntryId == entry).Select(f => f.ImageId).ToListAsync(ct);
                db.Remove(Find(evaluation, entry));
                evaluation.AnchorEntryId = evaluation.AnchorEntryId == entry ? null : evaluation.AnchorEntryId;
            },
            ct);
        await pictures.TheseAsync(id, images, ct);
    }

    /// <summary>Keeps what a file held as a set of the workspace, unless it is one already, and takes all of it.</summary>
    public Task UseAsync(Guid id, Guid version, ReadPrompts read, string name, string? fileName, CancellationToken ct) => EditAsync(
        id,
        version,
        async (db, evaluation) =>
        {
            if (await KnownSets.FindAsync(db, read, fileName, ct) is { } known)
            {
                (evaluation.PromptSetId, evaluation.Takes) = (known, new Dictionary<string, int>());
                return;
            }

            var languages = read.Prompts.Select(prompt => prompt.Language).Distinct().ToList();
            var set = new PromptSet
            {
                Name = Cut(name, PromptSet.MaxName),
                Format = read.Format.Name(),
                FileName = fileName is null ? null : Cut(fileName, 260),
                Language = languages is [{ Length: <= 35 } one] ? one : null,
                Count = read.Prompts.Count,
                CreatedById = workspace.Access.UserId ?? evaluation.CreatedById,
                CreatedAt = time.GetUtcNow().UtcDateTime,
            };
            db.Add(set);
            db.AddRange(read.Prompts.Select(prompt => new PromptSetItem
            {
                PromptSetId = set.Id,
                Place = prompt.Row,
                Text = prompt.Text,
                Category = prompt.Category,
                Challenge = prompt.Challenge,
                FileKey = prompt.Key,
            }));
            (evaluation.PromptSetId, evaluation.Takes) = (set.Id, new Dictionary<string, int>());
        },
        ct);

    /// <summary>The set of the draft leaves the workspace, unless another evaluation names it: what was started keeps its own prompts, but says where they came from.</summary>
    public async Task RemoveSetAsync(Guid id, Guid version, CancellationToken ct)
    {
        try
        {
            await EditAsync(
                id,
                version,
                async (db, evaluation) =>
                {
                    var set = await db.PromptSets.SingleOrDefaultAsync(s => s.Id == evaluation.PromptSetId, ct) ?? throw StudioException.NotFound("This draft has no set.");
                    if (await db.Evaluations.AlsoThrownAway().CountAsync(e => e.PromptSetId == set.Id && e.Id != id, ct) is > 0 and var others)
                    {
                        throw StudioException.Conflict($"{(others == 1 ? "Another evaluation uses" : $"{others} other evaluations use")} “{set.Name}”, so it stays. Choose another set for this one.");
                    }

                    (evaluation.PromptSetId, evaluation.Takes) = (null, new Dictionary<string, int>());
                    db.Remove(set);
                },
                ct);
        }
        catch (DbUpdateException taken) when (DatabaseTrouble.RefusalOf(taken) is null)
        {
            throw StudioException.Conflict("Another evaluation took this set at the same moment, so it stays.", taken);
        }
    }

    public async Task DeleteAsync(Guid id, Guid version, CancellationToken ct)
    {
        workspace.Access.Require(Permission.RunEvaluations);
        await EditAsync(id, version, (_, _) => Task.CompletedTask, ct);
        await throwing.ThrowAwayAsync(id, EvaluationState.Draft, ct);
    }

    private async Task EditAsync(Guid id, Guid version, Func<StudioDbContext, HumanEvaluation, Task> change, CancellationToken ct)
    {
        workspace.Access.Require(Permission.RunEvaluations);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var evaluation = await db.Evaluations.Include(e => e.Entries).SingleOrDefaultAsync(e => e.Id == id, ct)
            ?? throw StudioException.NotFound("This evaluation is no longer there.");
        if (evaluation.State != EvaluationState.Draft)
        {
            throw StudioException.Conflict("This evaluation was started: its design is fixed.");
        }

        if (evaluation.Version != version)
        {
            throw Other(inner: null);
        }

        await change(db, evaluation);
        // A draft is one thing: also where only a system of it changes.
        db.Entry(evaluation).Property(e => e.Name).IsModified = true;
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException conflict)
        {
            throw Other(conflict);
        }

        events.Publish(workspace.Id, new EvaluationChanged(id));
    }

    private static StudioException Other(Exception? inner) =>
        StudioException.Conflict("This draft was changed in another tab in the meantime. It is shown as it is now; your last change was not saved. Make it again.", inner);

    private static EvaluationEntry Find(HumanEvaluation evaluation, Guid entry) =>
        evaluation.Entries.SingleOrDefault(e => e.Id == entry) ?? throw StudioException.NotFound("This system was taken out in another tab.");

    private static string Cut(string text, int most) => text.Length > most ? text[..most] : text;
}
