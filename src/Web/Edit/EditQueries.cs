using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Generations;
using Studio.Data.Prompts;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Web.Create;
using Studio.Web.Create.Conversation;

namespace Studio.Web.Edit;

/// <summary>What the person has done to a picture so far. Scoped.</summary>
public sealed class EditQueries(IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace, CreateQueries turns)
{
    private const int MostTurns = 50;

    private static readonly GenerationKind[] Edits = [GenerationKind.Inpaint, GenerationKind.Redraw, GenerationKind.Upscale];

    /// <summary>The turns about a picture and those in which it was enlarged or redrawn, oldest first. Somebody else's are on the page of the picture, as its lineage.</summary>
    public async Task<IReadOnlyList<TurnView>> TurnsAsync(Guid imageId, CancellationToken ct)
    {
        workspace.Access.Require(Permission.ViewGallery);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var me = workspace.Access.UserId;
        var made = db.Generations.Where(g => g.ParentImageId == imageId && g.CreatedById == me && Edits.Contains(g.Kind)).Select(g => g.TurnId);
        var ids = await db.Turns.AsNoTracking()
            .Where(t => t.CreatedById == me && (made.Contains(t.Id) || (t.ParentImageId == imageId && (t.UpsamplingOn || t.Revisions.Any(r => r.Origin == PromptOrigin.Wish)))))
            .OrderByDescending(t => t.CreatedAt).ThenByDescending(t => t.Id)
            .Select(t => t.Id)
            .Take(MostTurns)
            .ToListAsync(ct);
        var views = await turns.TurnsAsync(ids, ct);
        return [.. views.OrderBy(view => view.CreatedAt).Select(view => view with { Generations = [.. view.Generations.Where(g => g.ParentImageId == imageId && Edits.Contains(g.Kind))] })];
    }
}
