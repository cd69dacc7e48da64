using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Gallery;
using Studio.Data.Generations;
using Studio.Data.Moderation.Cases;
using Studio.Data.Moderation.Findings;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Inference.Models;
using Studio.Web.Create.Conversation;
using Studio.Web.Create.Pictures;
using Studio.Web.Create.Ruled;
using Studio.Web.Shell.Visits;

namespace Studio.Web.Create;

/// <summary>Reads a thread as the page shows it. Scoped.</summary>
public sealed class CreateQueries(IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace, ModelCatalog models)
{
    /// <summary>Null when there is no such thread here; a thread in the trash is returned with its day.</summary>
    public async Task<ThreadView?> ThreadAsync(Guid id, CancellationToken ct)
    {
        workspace.Access.Require(Permission.ViewGallery);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var thread = await db.Threads.AsNoTracking()
            .Where(t => t.Id == id)
            .Select(t => new { t.Id, t.Title, t.CreatedById, t.DeletedAt, Turns = t.Turns.OrderBy(turn => turn.Ordinal).Select(turn => turn.Id).ToList() })
            .FirstOrDefaultAsync(ct);
        if (thread is null)
        {
            return null;
        }

        var turns = await ReadAsync(db, thread.Turns, ct);
        return new ThreadView(thread.Id, thread.Title, thread.CreatedById, thread.DeletedAt, turns);
    }

    public async Task<TurnView?> TurnAsync(Guid id, CancellationToken ct) => (await TurnsAsync([id], ct)).FirstOrDefault();

    /// <summary>Turns of any thread, by their place in it.</summary>
    public async Task<IReadOnlyList<TurnView>> TurnsAsync(IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        workspace.Access.Require(Permission.ViewGallery);
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await ReadAsync(db, ids, ct);
    }

    public async Task<TimeZoneInfo> ZoneAsync(CancellationToken ct)
    {
        workspace.Access.Require(Permission.ViewGallery);
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.PersonZoneAsync(workspace, ct);
    }

    private async Task<IReadOnlyList<TurnView>> ReadAsync(StudioDbContext db, IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        var turns = await db.Turns.AsNoTracking()
            .Where(t => ids.Contains(t.Id))
            .OrderBy(t => t.Ordinal)
            .Select(t => new
            {
                Turn = t,
                Author = db.Users.Where(u => u.Id == t.CreatedById).Select(u => new AuthorView(u.Id, u.DisplayName, u.Hue, u.PortraitId)).First(),
                Writing = t.Upsamplings.OrderByDescending(u => u.Ordinal).Select(u => new WritingView(u.Id, u.Status, u.Model, u.Seed, u.Text, u.Note) { Host = u.Host }).FirstOrDefault(),
                Revisions = t.Revisions.OrderBy(r => r.Ordinal).Select(r => new RevisionView(r.Id, r.Ordinal, r.Text, r.Origin, r.UpsamplingId)).ToList(),
            })
            .ToListAsync(ct);
        var generations = await GenerationsAsync(db, ids, ct);
        var findings = await FindingsAsync(db, ids, ct);
        return
        [
            .. turns.Select(t => new TurnView
            {
                Id = t.Turn.Id,
                ThreadId = t.Turn.ThreadId,
                Ordinal = t.Turn.Ordinal,
                Wish = t.Turn.Wish,
                Language = t.Turn.Language,
                Locked = t.Turn.LockedPhrases,
                UpsamplingOn = t.Turn.UpsamplingOn,
                ParentImageId = t.Turn.ParentImageId,
                Author = t.Author,
                CreatedAt = t.Turn.CreatedAt,
                Writing = t.Writing is null ? null : t.Writing with { Model = t.Writing.Host is { } host ? $"{t.Writing.Model} at {host}" : WriterName(t.Writing.Model) },
                Revisions = t.Revisions,
                Generations = [.. generations[t.Turn.Id]],
                Findings = [.. findings[t.Turn.Id]],
            }),
        ];
    }

    /// <summary>Only what its author is told: a rule that watches says nothing. Somebody else's findings are between them and the moderators.</summary>
    private async Task<ILookup<Guid, FindingView>> FindingsAsync(StudioDbContext db, IReadOnlyList<Guid> turns, CancellationToken ct)
    {
        var me = workspace.Access.UserId;
        var rows = await db.PolicyFindings.AsNoTracking().Include(f => f.Hits)
            .Where(f => turns.Contains(f.TurnId) && f.AuthorId == me && f.Outcome != TextOutcome.Watched)
            .OrderByDescending(f => f.CreatedAt).ThenByDescending(f => f.Id)
            .Select(f => new
            {
                Finding = f,
                IsReported = db.Cases.Any(c => c.FindingId == f.Id && c.Kind == CaseKind.FalsePositive && c.State != CaseState.Withdrawn),
                Decided = db.Cases.Where(c => c.FindingId == f.Id && (c.Kind == CaseKind.Wish || c.Kind == CaseKind.Prompt) && c.State == CaseState.Decided)
                    .OrderByDescending(c => c.DecidedAt).Select(c => (Guid?)c.Id).FirstOrDefault(),
                IsBack = f.Outcome == TextOutcome.Changed && f.Standing == FindingStanding.Approved
                    && db.Cases.Any(c => c.FindingId == f.Id && c.State == CaseState.Decided && db.PromptRevisions.Any(revision => revision.TurnId == f.TurnId && revision.CreatedAt > c.DecidedAt)),
            })
            .ToListAsync(ct);
        return rows.ToLookup(row => row.Finding.TurnId, row => FindingView.Of(row.Finding, row.IsReported, row.Decided) with { IsBack = row.IsBack });
    }

    private async Task<ILookup<Guid, GenerationView>> GenerationsAsync(StudioDbContext db, IReadOnlyList<Guid> turns, CancellationToken ct)
    {
        var me = workspace.Access.UserId;
        var rows = await db.Generations.AsNoTracking()
            .Where(g => turns.Contains(g.TurnId))
            .OrderBy(g => g.CreatedAt).ThenBy(g => g.Id)
            .Select(g => new
            {
                Generation = g,
                Pictures = g.Pictures.OrderBy(p => p.Ordinal).Select(p => new PictureView(
                    p.Id,
                    p.GenerationId,
                    p.Ordinal,
                    p.Seed,
                    p.Status,
                    p.Attempt,
                    p.CancelRequested,
                    p.FailureReason,
                    p.ImageId,
                    db.Favourites.Any(f => f.ImageId == p.ImageId && f.UserId == me),
                    db.Images.Any(i => i.Id == p.ImageId && i.DeletedAt != null),
                    db.Images.Where(i => i.Id == p.ImageId && i.Standing != ImageStanding.Shown)
                        .Select(i => new PictureStanding(
                            i.Standing == ImageStanding.Removed,
                            i.CreatedById == me,
                            i.CreatedById == me ? db.Cases.Where(c => c.ImageId == i.Id && c.AppealOf == null).OrderByDescending(c => c.OpenedAt).Select(c => (Guid?)c.Id).FirstOrDefault() : null))
                        .FirstOrDefault(),
                    db.PictureStars.Where(s => s.ImageId == p.ImageId && s.UserId == me).Select(s => s.Stars).FirstOrDefault())).ToList(),
            })
            .AlsoHidden()
            .ToListAsync(ct);
        return rows.ToLookup(row => row.Generation.TurnId, row => View(row.Generation, row.Pictures));
    }

    private GenerationView View(Generation row, IReadOnlyList<PictureView> pictures) =>
        new(row.Id, row.PromptRevisionId, row.Settings, ModelName(row.Settings.Model), row.Kind, row.ParentImageId, row.CreatedAt, pictures);

    private string ModelName(string id) => models.Diffusion.FirstOrDefault(model => model.Id == id)?.Name ?? id;

    private string WriterName(string id) => models.Chat.FirstOrDefault(model => model.Id == id)?.Name ?? id;
}
