using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Prompts;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Inference.Models;
using Studio.Inference.Prompting;
using Studio.Web.Create.Conversation;

namespace Studio.Web.Images;

/// <summary>Reads a picture's history as Create shows a prompt: the same words, tinted by the same rules.</summary>
public sealed class ProvenanceReader(IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace, ModelCatalog models, PromptMarks marks)
{
    /// <summary>A kept stretch longer than this is shown by its ends around a change.</summary>
    private const int LongestKept = 72;

    private const int Context = 28;

    public async Task<ProvenanceReading> ReadAsync(ImageView image, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.ViewGallery);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var began = await BeganAsync(db, image, cancellationToken);
        var earlier = began is null ? await EarlierAsync(db, image, cancellationToken) : [began];
        var note = await RepairAsync(db, image, cancellationToken);
        return Read(image, earlier, note) with { Before = earlier is [.., var last] ? last.Revisions.LastOrDefault()?.Text : null, BeganWithPicture = began is not null };
    }

    private ProvenanceReading Read(ImageView image, IReadOnlyList<TurnView> earlier, string? repair)
    {
        var record = image.Provenance;
        var (upsampled, tint) = record.Upsampled is { Length: > 0 } text ? Tint(image, text, earlier) : (null, null);
        var note = repair ?? tint;
        var before = record.Upsampled is { Length: > 0 } ? record.Upsampled : image.Wish;
        if (image.Prompt.Length == 0 || image.Prompt == before)
        {
            return new ProvenanceReading(upsampled, null, "", null, note);
        }

        if (upsampled is null)
        {
            return new ProvenanceReading(null, [new WordRun(image.Prompt, WordMark.Plain)], "Prompt", null, note);
        }

        var diff = PromptDiff.Between(before, image.Prompt);
        var changes = diff.Index().Count(segment => segment.Item.Kind is not DiffKind.Kept && (segment.Index == 0 || diff[segment.Index - 1].Kind is DiffKind.Kept));
        return new ProvenanceReading(upsampled, [.. diff.SelectMany((segment, index) => Run(segment, isFirst: index == 0, isLast: index == diff.Count - 1))], "Edited", Gallery.Count.Of(changes, "change"), note);
    }

    private (IReadOnlyList<WordRun> Runs, string? Note) Tint(ImageView image, string upsampled, IReadOnlyList<TurnView> earlier)
    {
        var model = models.Diffusion.FirstOrDefault(known => known.Id == image.Provenance.Settings?.Model);
        if (model is null || image.Provenance.Settings is not { } settings)
        {
            return ([new WordRun(upsampled, WordMark.Plain)], null);
        }

        var turn = Turn(image.Wish, image.Language ?? "und", image.Place?.Locked ?? []);
        var card = new PromptCardView(new RevisionView(Guid.Empty, 0, upsampled, PromptOrigin.Upsampled, null), Before: null, [], IsNewest: false);
        var reading = marks.Read(turn, card, earlier, model, settings);
        return ([.. reading.Runs.Select(run => run with { Unseen = false })], reading.Note);
    }

    /// <summary>What the studio said when it mended the model's text, as the card of the conversation showed it.</summary>
    private static async Task<string?> RepairAsync(StudioDbContext db, ImageView image, CancellationToken cancellationToken)
    {
        return image.Place is not { } place ? null : await db.Upsamplings.AsNoTracking()
            .Where(upsampling => upsampling.TurnId == place.TurnId && upsampling.Text == image.Provenance.Upsampled)
            .OrderByDescending(upsampling => upsampling.Ordinal)
            .Select(upsampling => upsampling.Note)
            .FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>A turn about a picture rewrites that picture's prompt, whatever else was said in the thread meanwhile (UpsamplingInputs); null in other turns.</summary>
    private static async Task<TurnView?> BeganAsync(StudioDbContext db, ImageView image, CancellationToken cancellationToken)
    {
        if (image.Place is not { } place)
        {
            return null;
        }

        var parent = await db.Turns.AsNoTracking()
            .Where(turn => turn.Id == place.TurnId && turn.ParentImageId != null)
            .Join(db.Images, turn => turn.ParentImageId, parent => parent.Id, (turn, parent) => new { parent.Wish, parent.Language, parent.Prompt })
            .SingleOrDefaultAsync(cancellationToken);
        return parent is null ? null : Turn(parent.Wish, parent.Language ?? "und", []) with { Revisions = [new RevisionView(Guid.Empty, 0, parent.Prompt, PromptOrigin.Edited, null)] };
    }

    private static async Task<IReadOnlyList<TurnView>> EarlierAsync(StudioDbContext db, ImageView image, CancellationToken cancellationToken)
    {
        if (image.Place is not { TurnOrdinal: > 0 } place)
        {
            return [];
        }

        var turns = await db.Turns.AsNoTracking()
            .Where(turn => turn.ThreadId == place.ThreadId && turn.Ordinal < place.TurnOrdinal)
            .OrderBy(turn => turn.Ordinal)
            .Select(turn => new { turn.Wish, turn.Language, Last = turn.Revisions.OrderByDescending(revision => revision.Ordinal).Select(revision => revision.Text).FirstOrDefault() })
            .ToListAsync(cancellationToken);
        return [.. turns.Select(turn => Turn(turn.Wish, turn.Language, []) with
        {
            Revisions = turn.Last is null ? [] : [new RevisionView(Guid.Empty, 0, turn.Last, PromptOrigin.Edited, null)],
        })];
    }

    private static TurnView Turn(string wish, string language, IReadOnlyList<Data.Prompts.LockedPhrase> locked) => new()
    {
        Id = Guid.Empty,
        ThreadId = Guid.Empty,
        Ordinal = 0,
        Wish = wish,
        Language = language,
        Locked = locked,
        UpsamplingOn = true,
        Author = new AuthorView(Guid.Empty, "", 0),
        CreatedAt = default,
    };

    private static IEnumerable<WordRun> Run(DiffSegment segment, bool isFirst, bool isLast)
    {
        var mark = segment.Kind switch
        {
            DiffKind.Added => WordMark.Edited,
            DiffKind.Removed => WordMark.Removed,
            _ => WordMark.Plain,
        };
        var text = segment.Text;
        if (mark is WordMark.Plain)
        {
            yield return new WordRun(text.Length > LongestKept ? Shorten(text, isFirst, isLast) : text, mark);
            yield break;
        }

        // Marks lie on words, not on the space that follows them.
        var end = text.TrimEnd().Length;
        yield return new WordRun(text[..end], mark);
        if (end < text.Length)
        {
            yield return new WordRun(text[end..], WordMark.Plain);
        }
    }

    private static string Shorten(string text, bool isFirst, bool isLast)
    {
        var head = text[..(text.LastIndexOf(' ', Context) is > 0 and var space ? space : Context)];
        var tail = text[(text.IndexOf(' ', text.Length - Context) is > 0 and var from ? from : text.Length - Context)..];
        return (isFirst, isLast) switch
        {
            (true, _) => $"…{tail}",
            (_, true) => $"{head} …",
            _ => $"{head} …{tail}",
        };
    }
}
