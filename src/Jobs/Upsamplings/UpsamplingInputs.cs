using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Prompts;
using Studio.Inference.Prompting;

namespace Studio.Jobs.Upsamplings;

/// <summary>Reads the conversation before a turn: wishes, and the prompts the person SENT (what the model first wrote may have been edited). Scoped.</summary>
public sealed class UpsamplingInputs(WorkspaceWriters writers, ComposerSettings settings)
{
    /// <summary>Earlier turns the model is shown; small models lose the thread in longer ones.</summary>
    private const int MaxHistory = 4;

    /// <summary>Texts of the same turn that another one must differ from.</summary>
    private const int MaxBefore = 8;

    /// <summary>For the language model that the author has chosen.</summary>
    public async Task<UpsamplingInput> ReadAsync(StudioDbContext db, Turn turn, long seed, CancellationToken ct)
    {
        var model = (await writers.OfferAsync(ct)).Find(await settings.WriterOfAsync(db, turn, ct))
            ?? throw StudioException.Unavailable("There is no language model on this machine. Put a GGUF file into models/, or write the prompt yourself.");
        return await ReadAsync(db, turn, model, seed, ct);
    }

    /// <summary>For the language model that was asked, whatever the author has chosen since.</summary>
    public async Task<UpsamplingInput> ReadAsync(StudioDbContext db, Turn turn, Upsampling asked, CancellationToken ct)
    {
        var all = await writers.AllAsync(ct);
        var model = all.FirstOrDefault(writer => writer.Model == asked.Model && writer.Hash == asked.ModelHash && writer.Remote?.Id == asked.RemoteWriterId && writer.Host == asked.Host)
            ?? throw StudioException.Conflict($"The language model {asked.Model} was changed or taken away while this waited. Try again, write the prompt yourself, or send your wish as it is.");
        return await ReadAsync(db, turn, model, asked.Seed, ct);
    }

    internal async Task<UpsamplingInput> ReadAsync(StudioDbContext db, Turn turn, Writer model, long seed, CancellationToken ct)
    {
        var target = await settings.ModelOfAsync(db, turn, ct);
        // Of an evaluation each prompt is written out for itself, by each language model for itself.
        var isAlone = !await db.Threads.AnyAsync(t => t.Id == turn.ThreadId, ct);
        var history = turn.ParentImageId is { } parent
            ? await OfImageAsync(db, parent, ct)
            : await OfThreadAsync(db, turn, ct);
        var wish = await RuledWishes.OfAsync(db, turn, ct);
        return new UpsamplingInput(
            model,
            target,
            wish,
            history,
            [.. turn.LockedPhrases.Where(p => wish == turn.Wish || wish.Contains(p.Text, StringComparison.Ordinal)).Select(p => new Inference.Prompting.LockedPhrase(p.Text, p.English))],
            isAlone ? [] : await WrittenBeforeAsync(db, turn.Id, ct),
            seed);
    }

    private static async Task<IReadOnlyList<string>> WrittenBeforeAsync(StudioDbContext db, Guid turnId, CancellationToken ct)
    {
        var texts = await db.Upsamplings.AsNoTracking()
            .Where(u => u.TurnId == turnId && u.Status == UpsamplingStatus.Done && u.Text != "")
            .OrderByDescending(u => u.Ordinal)
            .Take(MaxBefore)
            .Select(u => u.Text)
            .ToListAsync(ct);
        return [.. texts.Distinct(StringComparer.Ordinal)];
    }

    private static async Task<IReadOnlyList<DialogTurn>> OfImageAsync(StudioDbContext db, Guid imageId, CancellationToken ct)
    {
        var image = await db.Images.Where(i => i.Id == imageId).Select(i => new { i.TurnId, i.Wish, i.Prompt }).SingleOrDefaultAsync(ct);
        if (image is null)
        {
            return [];
        }

        var wish = image.TurnId is { } turn ? (await RuledWishes.OfAsync(db, [turn], ct)).GetValueOrDefault(turn, image.Wish) : image.Wish;
        return [new DialogTurn(wish, image.Prompt)];
    }

    private static async Task<IReadOnlyList<DialogTurn>> OfThreadAsync(StudioDbContext db, Turn turn, CancellationToken ct)
    {
        var earlier = await db.Turns
            .Where(t => t.ThreadId == turn.ThreadId && t.Ordinal < turn.Ordinal)
            .OrderByDescending(t => t.Ordinal)
            .Take(MaxHistory)
            .Select(t => new
            {
                t.Id,
                t.Wish,
                Sent = db.Generations.Where(g => g.TurnId == t.Id)
                    .OrderByDescending(g => g.CreatedAt).ThenByDescending(g => g.Id)
                    .Select(g => db.PromptRevisions.Where(r => r.Id == g.PromptRevisionId).Select(r => r.Text).FirstOrDefault())
                    .FirstOrDefault(),
                Kept = t.Revisions.OrderByDescending(r => r.Ordinal).Select(r => r.Text).FirstOrDefault(),
            })
            .ToListAsync(ct);
        var ruled = await RuledWishes.OfAsync(db, [.. earlier.Select(t => t.Id)], ct);
        return
        [
            .. earlier.AsEnumerable().Reverse()
                .Select(t => new DialogTurn(ruled.GetValueOrDefault(t.Id, t.Wish), t.Sent ?? t.Kept ?? ""))
                .Where(t => t.PromptSent.Length > 0),
        ];
    }
}
