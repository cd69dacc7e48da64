using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Audit;
using Studio.Data.Tenancy;

namespace Studio.Web.Workspaces;

/// <summary>What an administrator opens while they look in stands in the workspace's log before it is drawn: once for each page of a window.</summary>
internal sealed class LookTrail(IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace, AuditLog audit, LookedFiles files, TimeProvider time)
{
    private readonly HashSet<string> _opened = new(StringComparer.Ordinal);

    /// <param name="address">"w/{workspace}/{page}/{id}"; what follows a question mark may be words, and stays out.</param>
    /// <param name="cancellationToken">Ends the waiting for the database.</param>
    public async Task NoteAsync(string address, CancellationToken cancellationToken)
    {
        if (workspace.Access.Kind != PrincipalKind.Administrator)
        {
            throw StudioException.Forbidden("Only what an administrator of the server opens is noted.");
        }

        var (page, id) = address.Split('?', '#')[0].Split('/') is [_, _, var name, .. var rest] ? (name, rest.Select(part => Guid.TryParse(part, out var one) ? one : (Guid?)null).FirstOrDefault(one => one is not null)) : ("", null);
        if (page.Length == 0 || !_opened.Add($"{page}/{id}"))
        {
            return;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var opened = new AuditSaying(AuditAct.AdministratorOpened, id is null ? null : AuditSaying.ObjectOf(page, id.Value.ToString()), new { page });
        await audit.SaveAsync(context, opened, cancellationToken);
    }

    /// <summary>Before its first byte leaves: once for each file and look.</summary>
    /// <param name="file">Such as "thumb".</param>
    /// <param name="of">Such as "images".</param>
    /// <param name="id">What it shows; null for several.</param>
    /// <param name="cancellationToken">Ends the waiting for the database.</param>
    public async Task NoteFileAsync(string file, string of, Guid? id, CancellationToken cancellationToken)
    {
        var (now, me) = (time.GetUtcNow().UtcDateTime, workspace.Access.UserId);
        if (workspace.Access.Kind != PrincipalKind.Administrator)
        {
            throw StudioException.Forbidden("Only what an administrator of the server opens is noted.");
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var look = await context.AdministratorLooks.Where(l => l.AdministratorId == me && l.EndedAt == null && l.EndsAt > now)
            .OrderByDescending(l => l.BeganAt).Select(l => new { l.Id, l.EndsAt }).FirstOrDefaultAsync(cancellationToken)
            ?? throw StudioException.Forbidden("This look is over.");
        var given = new AuditSaying(AuditAct.AdministratorOpenedFile, id is null ? null : AuditSaying.ObjectOf(of, id.Value.ToString()), new { file });
        await files.OnceAsync(look.Id, $"{file}/{id?.ToString() ?? Guid.NewGuid().ToString()}", (now, look.EndsAt), () => audit.SaveAsync(context, given, cancellationToken), cancellationToken);
    }
}
