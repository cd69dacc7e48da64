using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Data.Workspaces.Invitations;

namespace Studio.Web.Members.Invitations;

/// <summary>Links of this workspace, and who waits by them.</summary>
internal sealed class InvitationQueries(IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace, InvitationLinks links, TimeProvider time)
{
    // What is long over is in the log.
    private const int MostOver = 20;

    public async Task<int> WaitingCountAsync(CancellationToken cancellationToken)
    {
        workspace.Access.RequireToSee(Permission.ManageMembers);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.JoinRequests.CountAsync(request => request.State == JoinState.Waiting, cancellationToken);
    }

    public async Task<InvitationsView> ReadAsync(CancellationToken cancellationToken)
    {
        workspace.Access.RequireToSee(Permission.ManageMembers);
        var now = time.GetUtcNow().UtcDateTime;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var waiting = await context.JoinRequests.AsNoTracking().Where(request => request.State == JoinState.Waiting)
            .Join(context.Users, request => request.UserId, user => user.Id, (request, user) => new { request, user })
            .Join(context.Invitations, both => both.request.InvitationId, link => link.Id, (both, link) => new { both.request, both.user, link })
            .OrderBy(row => row.request.AskedAt).ThenBy(row => row.request.Id)
            .Select(row => new WaitingView(
                row.request.Id, row.user.DisplayName, row.user.Email ?? "", row.user.Hue, row.link.Role, row.link.Beginning, row.request.AskedAt))
            .ToListAsync(cancellationToken);
        var rows = await context.Invitations.AsNoTracking().OrderByDescending(link => link.CreatedAt).ThenByDescending(link => link.Id).ToListAsync(cancellationToken);
        var working = rows.Where(link => link.StateAt(now) == InvitationState.Works).ToList();
        var shown = working.Concat(rows.Except(working).Take(MostOver)).ToList();
        var names = await NamesAsync(context, shown, cancellationToken);
        var came = await CameAsync(context, cancellationToken);
        var secrets = await SecretsAsync(working, cancellationToken);
        return new InvitationsView(
            waiting,
            [
                .. shown.Select(link => new InvitationView(
                    link.Id, link.Beginning, secrets.GetValueOrDefault(link.Id), link.Role, link.Note, link.Used, link.Places, link.ByHand, link.EmailDomain,
                    names.GetValueOrDefault(link.CreatedById, ""), link.CreatedAt, link.ExpiresAt, link.LastUsedAt, link.RevokedAt,
                    link.RevokedById is { } by ? names.GetValueOrDefault(by) : null, came.GetValueOrDefault(link.Id), link.StateAt(now))),
            ]);
    }

    private static Task<Dictionary<Guid, string>> NamesAsync(StudioDbContext context, IReadOnlyList<Invitation> links, CancellationToken cancellationToken)
    {
        var people = links.Select(link => link.CreatedById).Concat(links.Select(link => link.RevokedById).OfType<Guid>()).Distinct().ToList();
        return context.Users.Where(user => people.Contains(user.Id)).ToDictionaryAsync(user => user.Id, user => user.DisplayName, cancellationToken);
    }

    /// <summary>The name of whoever came by a link, for links by which one person came.</summary>
    private static async Task<Dictionary<Guid, string>> CameAsync(StudioDbContext context, CancellationToken cancellationToken)
    {
        var rows = await context.JoinRequests.Where(request => request.State == JoinState.LetIn)
            .Join(context.Users, request => request.UserId, user => user.Id, (request, user) => new { request.InvitationId, user.DisplayName })
            .ToListAsync(cancellationToken);
        return rows.GroupBy(row => row.InvitationId).Where(link => link.Count() == 1).ToDictionary(link => link.Key, link => link.Single().DisplayName);
    }

    private async Task<Dictionary<Guid, string>> SecretsAsync(IReadOnlyList<Invitation> working, CancellationToken cancellationToken)
    {
        var secrets = new Dictionary<Guid, string>();
        foreach (var link in working)
        {
            try
            {
                secrets[link.Id] = await links.SecretAsync(link.Id, cancellationToken);
            }
            catch (StudioException lost) when (lost.Kind == RefusalKind.Conflict)
            {
                // The row stands without its button.
            }
        }

        return secrets;
    }
}
