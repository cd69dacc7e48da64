using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Tenancy;
using Studio.Data.Users;

namespace Studio.Web.Shell.Visits;

/// <summary>What the frame around a page shows about the person.</summary>
internal sealed class VisitQueries(IDbContextFactory<StudioDbContext> contexts, Doors doors)
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
}
