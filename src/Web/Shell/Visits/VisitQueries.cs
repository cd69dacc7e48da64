using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Generations;
using Studio.Data.Tenancy;
using Studio.Data.Users;

namespace Studio.Web.Shell.Visits;

/// <summary>What the frame around a page shows about the person.</summary>
internal sealed class VisitQueries(IDbContextFactory<StudioDbContext> contexts, Doors doors, CurrentWorkspace workspace)
{
    public async Task<(StudioUser Person, UserPreferences Preferences)?> PersonAsync(Guid userId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var person = await context.Users.AsNoTracking().FirstOrDefaultAsync(user => user.Id == userId, cancellationToken);
        if (person is null)
        {
            return null;
        }

        var preferences = await context.UserPreferences.AsNoTracking().FirstOrDefaultAsync(p => p.UserId == userId, cancellationToken);
        return (person, preferences ?? new UserPreferences { UserId = userId });
    }

    public Task<IReadOnlyList<WorkspaceDoor>> DoorsAsync(Guid userId, CancellationToken cancellationToken) =>
        doors.WorkspacesOfAsync(userId, cancellationToken);

    /// <summary>Of the days and clocks that the person sees.</summary>
    public async Task<TimeZoneInfo> ZoneAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.PersonZoneAsync(workspace, cancellationToken);
    }

    /// <summary>Of what all members share: days of limits, days in the log.</summary>
    public async Task<TimeZoneInfo> WorkspaceZoneAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var name = await context.Workspaces.Where(known => known.Id == workspace.Id).Select(known => known.TimeZone).SingleAsync(cancellationToken);
        return TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : TimeZoneInfo.Utc;
    }

    /// <summary>How many of the person's pictures in this workspace wait or run.</summary>
    public async Task<int> OwnWorkAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Pictures
            .Where(picture => picture.Status == PictureStatus.Queued || picture.Status == PictureStatus.Running)
            .Join(context.Generations, picture => picture.GenerationId, generation => generation.Id, (_, generation) => generation.CreatedById)
            .CountAsync(createdBy => createdBy == workspace.Access.UserId, cancellationToken);
    }
}
