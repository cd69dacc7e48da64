using Microsoft.EntityFrameworkCore;
using Studio.Data.Audit;
using Studio.Data.Tenancy;

namespace Studio.Data.Workspaces;

/// <summary>Gives the current workspace another address; the old one keeps leading here.</summary>
public sealed class SlugChange(IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace current, FreshAccess access, AuditLog audit, TimeProvider time)
{
    public async Task RunAsync(string slug, CancellationToken cancellationToken)
    {
        await access.RequireAsync(Permission.ManageWorkspace, cancellationToken);
        SlugRules.Check(slug);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await audit.RunAsync(context, token => ChangeAsync(context, slug, token), cancellationToken);
    }

    internal static StudioException Taken(Exception? inner = null) =>
        StudioException.Conflict("Another workspace has or had this address: choose a different one.", inner);

    private async Task<AuditSaying?> ChangeAsync(StudioDbContext context, string slug, CancellationToken cancellationToken)
    {
        var workspace = await context.Workspaces.SingleAsync(w => w.Id == current.Id, cancellationToken);
        if (workspace.Slug == slug)
        {
            return null;
        }

        // Somebody else's old address stays theirs: their bookmarks must not lead into another workspace.
        var taken = await context.Workspaces.AnyAsync(w => w.Slug == slug, cancellationToken)
            || await context.WorkspaceSlugs.AnyAsync(s => s.Slug == slug && s.WorkspaceId != current.Id, cancellationToken);
        if (taken)
        {
            throw Taken();
        }

        await context.WorkspaceSlugs.Where(s => s.Slug == slug).ExecuteDeleteAsync(cancellationToken);
        context.WorkspaceSlugs.Add(new WorkspaceSlug
        {
            Slug = workspace.Slug,
            WorkspaceId = workspace.Id,
            RetiredAt = time.GetUtcNow().UtcDateTime,
        });
        workspace.Slug = slug;
        await context.SaveChangesAsync(cancellationToken);
        return new AuditSaying(AuditAct.WorkspaceRenamed, Details: new { what = "address" });
    }
}
