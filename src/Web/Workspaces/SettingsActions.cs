using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Tenancy;
using Studio.Data.Users;
using Studio.Data.Workspaces;
using Studio.Data.Workspaces.Life;
using Studio.Jobs.Events;
using Studio.Jobs.Workspaces;

namespace Studio.Web.Workspaces;

/// <summary>What owners do to the workspace itself. The rules are in Data (WorkspaceNaming, SlugChange, WorkspaceLife); pages that are open follow the event.</summary>
internal sealed class SettingsActions(
    IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace, FreshAccess access, WorkspaceNaming naming, SlugChange slugs, WorkspaceLife life, ClosedWork work, StudioEvents events)
{
    public async Task RenameAsync(Guid version, string name, string timeZone, CancellationToken cancellationToken)
    {
        await access.RequireAsync(Permission.ManageWorkspace, cancellationToken);
        await naming.RunAsync(version, name, timeZone, cancellationToken);
        events.Publish(workspace.Id, new WorkspaceEvent());
    }

    /// <summary>The old address goes on to lead here.</summary>
    public async Task MoveAsync(string slug, CancellationToken cancellationToken)
    {
        await access.RequireAsync(Permission.ManageWorkspace, cancellationToken);
        await slugs.RunAsync(slug.Trim(), cancellationToken);
        events.Publish(workspace.Id, new WorkspaceEvent());
    }

    public async Task ArchiveAsync(CancellationToken cancellationToken)
    {
        await access.RequireAsync(Permission.EndWorkspace, cancellationToken);
        await life.ArchiveAsync(LifeActor.Owner(workspace.Access), cancellationToken);
        await ClosedAsync(cancellationToken);
    }

    public async Task UseAgainAsync(CancellationToken cancellationToken)
    {
        await access.RequireAsync(Permission.EndWorkspace, cancellationToken);
        await life.UseAgainAsync(LifeActor.Owner(workspace.Access), cancellationToken);
        events.Publish(workspace.Id, new WorkspaceEvent());
    }

    /// <param name="confirmed">That it is really them.</param>
    /// <param name="typed">The name, so that nobody ends the wrong one.</param>
    /// <param name="cancellationToken">The page's.</param>
    public async Task DeleteAsync(Confirmed confirmed, string typed, CancellationToken cancellationToken)
    {
        await access.RequireAsync(Permission.EndWorkspace, cancellationToken);
        await using (var context = await contexts.CreateDbContextAsync(cancellationToken))
        {
            var name = await context.Workspaces.Where(w => w.Id == workspace.Id).Select(w => w.Name).SingleAsync(cancellationToken);
            if (!IsName(typed, name))
            {
                throw new StudioException($"That is not its name. Type “{name}” to delete it.");
            }
        }

        await life.AskEndAsync(LifeActor.Owner(workspace.Access), confirmed, cancellationToken);
        await ClosedAsync(cancellationToken);
    }

    public async Task TakeBackAsync(CancellationToken cancellationToken)
    {
        await access.RequireAsync(Permission.EndWorkspace, cancellationToken);
        await life.TakeBackAsync(LifeActor.Owner(workspace.Access), cancellationToken);
        events.Publish(workspace.Id, new WorkspaceEvent());
    }

    /// <summary>As a person reads it: one keyboard writes é as one sign, another as two.</summary>
    internal static bool IsName(string typed, string name) =>
        string.Equals(Composed(typed), Composed(name), StringComparison.Ordinal);

    private static string Composed(string text)
    {
        try
        {
            return text.Trim().Normalize();
        }
        catch (ArgumentException)
        {
            // Half a sign is not text and is nobody's name.
            return text;
        }
    }

    private async Task ClosedAsync(CancellationToken cancellationToken)
    {
        await work.StopAsync(workspace.Id, cancellationToken);
        events.Publish(workspace.Id, new WorkspaceEvent());
    }
}
