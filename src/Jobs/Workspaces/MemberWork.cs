using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data;
using Studio.Data.Generations;
using Studio.Data.Prompts;
using Studio.Data.Tenancy;
using Studio.Data.Users;
using Studio.Data.Workspaces;

namespace Studio.Jobs.Workspaces;

/// <summary>
/// Nothing is made for somebody who may make nothing any more: removed, left, given a lesser role, or locked by an administrator. Called where that
/// happens, and by the sweep for what came in between, from groups of a sign-in service, and after a crash. Singleton.
/// </summary>
public sealed class MemberWork(IServiceScopeFactory scopes, WorkspaceScope workspaces, WorkStop stop)
{
    private static readonly Role[] Makers = [.. Enum.GetValues<Role>().Where(role => RolePermissions.Of(role).Contains(Permission.CreateImages))];

    /// <summary>Only if they lost the right: whoever still may make pictures keeps their work.</summary>
    public Task StopAsync(Guid workspaceId, Guid userId, CancellationToken ct) => workspaces.RunAsync(
        workspaceId,
        async (services, token) =>
        {
            await using var db = await services.GetRequiredService<IDbContextFactory<StudioDbContext>>().CreateDbContextAsync(token);
            if (!await db.Memberships.AnyAsync(m => m.UserId == userId && Makers.Contains(m.Role), token)
                || await db.Users.AnyAsync(u => u.Id == userId && u.LockoutEnd == StudioUser.ShutOut, token))
            {
                await stop.OfAsync(db, workspaceId, userId, token);
            }
        },
        ct);

    internal async Task SweepAsync(CancellationToken ct)
    {
        foreach (var (workspaceId, userId) in await FindAsync(ct))
        {
            await StopAsync(workspaceId, userId, ct);
        }
    }

    private async Task<List<(Guid WorkspaceId, Guid UserId)>> FindAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        await using var db = scope.ServiceProvider.GetRequiredService<AcrossWorkspaces>().CreateContext();
#pragma warning disable RS0030 // Ids of people whose work has to stop, in each workspace.
        var drawing = db.Pictures.IgnoreQueryFilters()
            .Where(p => p.Status == PictureStatus.Queued || (p.Status == PictureStatus.Running && !p.CancelRequested))
            .Join(db.Generations.IgnoreQueryFilters(), p => p.GenerationId, g => g.Id, (p, g) => new { p.WorkspaceId, UserId = g.CreatedById });
        var writing = db.Upsamplings.IgnoreQueryFilters()
            .Where(u => u.Status == UpsamplingStatus.Queued || u.Status == UpsamplingStatus.Writing)
            .Join(db.Turns.IgnoreQueryFilters(), u => u.TurnId, t => t.Id, (u, t) => new { u.WorkspaceId, UserId = t.CreatedById });
        var lost = await drawing.Union(writing)
            .Where(w => !db.Memberships.IgnoreQueryFilters().Any(m => m.WorkspaceId == w.WorkspaceId && m.UserId == w.UserId && Makers.Contains(m.Role))
                || db.Users.Any(u => u.Id == w.UserId && u.LockoutEnd == StudioUser.ShutOut))
            .ToListAsync(ct);
#pragma warning restore RS0030
        return [.. lost.Select(w => (w.WorkspaceId, w.UserId))];
    }
}
