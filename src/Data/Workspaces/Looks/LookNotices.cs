using Microsoft.EntityFrameworkCore;
using Studio.Data.Tenancy;

namespace Studio.Data.Workspaces.Looks;

/// <summary>What an owner is told about looks into the current workspace. A notice stays until it is read.</summary>
public sealed class LookNotices(IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace)
{
    /// <summary>The person's own, the newest first.</summary>
    public async Task<IReadOnlyList<SeenLook>> UnreadAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.LookNotices.Where(notice => notice.OwnerId == workspace.Access.UserId)
            .Join(context.AdministratorLooks, notice => notice.LookId, look => look.Id, (_, look) => look)
            .Join(context.Users, look => look.AdministratorId, user => user.Id, (look, user) => new { look, user.DisplayName })
            .OrderByDescending(seen => seen.look.BeganAt)
            .Select(seen => new SeenLook(seen.look.Id, seen.DisplayName, seen.look.Reason, seen.look.BeganAt, seen.look.EndedAt ?? seen.look.EndsAt))
            .ToListAsync(cancellationToken);
    }

    public async Task ReadAsync(Guid lookId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.LookNotices.Where(notice => notice.OwnerId == workspace.Access.UserId && notice.LookId == lookId).ExecuteDeleteAsync(cancellationToken);
    }
}

public sealed record SeenLook(Guid Id, string Name, string Reason, DateTime BeganAt, DateTime EndsAt);
