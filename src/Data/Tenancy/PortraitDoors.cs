using Microsoft.EntityFrameworkCore;
using Studio.Data.Workspaces;

namespace Studio.Data.Tenancy;

/// <summary>In which workspaces the people are who have a portrait: one question, however many they are.</summary>
public sealed class PortraitDoors(AcrossWorkspaces across, TimeProvider time)
{
    /// <returns>People by workspace.</returns>
    public async Task<ILookup<Guid, Guid>> MembersAsync(CancellationToken cancellationToken)
    {
        await using var context = across.CreateContext();
        var now = time.GetUtcNow().UtcDateTime;
        var found = await Memberships(context)
            .Where(m => context.UserPortraits.Any(portrait => portrait.UserId == m.UserId))
            .Where(m => context.Workspaces.Any(w => w.Id == m.WorkspaceId && (w.DeleteAfter == null || w.DeleteAfter > now)))
            .Select(m => new { m.WorkspaceId, m.UserId })
            .ToListAsync(cancellationToken);
        return found.ToLookup(m => m.WorkspaceId, m => m.UserId);
    }

#pragma warning disable RS0030 // Like Doors: whose portrait it is.
    private static IQueryable<Membership> Memberships(StudioDbContext context) => context.Memberships.IgnoreQueryFilters().AsNoTracking();
#pragma warning restore RS0030
}
