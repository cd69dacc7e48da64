using Microsoft.EntityFrameworkCore;
using Studio.Data.Audit;
using Studio.Data.Conventions;
using Studio.Data.Tenancy;

namespace Studio.Data.Workspaces;

/// <summary>Another name or time zone for the current workspace. Its address is SlugChange's.</summary>
public sealed class WorkspaceNaming(IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace current, FreshAccess access, AuditLog audit)
{
    public const int MaxName = 100;

    /// <param name="version">The workspace as the person saw it: somebody else's change in between is told, not overwritten.</param>
    public async Task RunAsync(Guid version, string name, string timeZone, CancellationToken cancellationToken)
    {
        await access.RequireAsync(Permission.ManageWorkspace, cancellationToken);
        var (newName, newZone) = (Check(name), CheckZone(timeZone));
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await audit.RunAsync(
            context,
            async token =>
            {
                var workspace = await context.Workspaces.SingleAsync(w => w.Id == current.Id, token);
                if (workspace.Version != version)
                {
                    throw StudioException.Conflict("Somebody else changed this workspace a moment ago. Nothing was overwritten; look at it, then change it again.");
                }

                string[] what = [.. workspace.Name == newName ? [] : (string[])["name"], .. workspace.TimeZone == newZone ? [] : (string[])["timeZone"]];
                if (what.Length == 0)
                {
                    return null;
                }

                (workspace.Name, workspace.TimeZone) = (newName, newZone);
                await context.SaveChangesAsync(token);
                return new AuditSaying(AuditAct.WorkspaceRenamed, Details: new { what = string.Join("And", what) });
            },
            cancellationToken);
    }

    internal static string Check(string name) => name.Trim() is { Length: > 0 and <= MaxName } trimmed && !trimmed.Any(sign => char.IsControl(sign) || OneLine.IsTurning(sign))
        ? trimmed
        : throw new StudioException($"A workspace has a name of 1 to {MaxName} characters, on one line.");

    internal static string CheckZone(string timeZone) => TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out var zone) && zone.HasIanaId
        ? timeZone
        : throw new StudioException("This time zone is not known here. Choose one of the list, such as Europe/Berlin.");
}
