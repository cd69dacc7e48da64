using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Tenancy;

namespace Studio.Web.Shell.Visits;

/// <summary>Whose days and clocks a page shows: the person's own, and the workspace's for whoever chose none.</summary>
internal static class PersonZone
{
    public static async Task<TimeZoneInfo> PersonZoneAsync(this StudioDbContext db, CurrentWorkspace workspace, CancellationToken cancellationToken)
    {
        var (id, me) = (workspace.Id, workspace.Access.UserId);
        var names = await db.Workspaces.Where(known => known.Id == id)
            .Select(known => new { Shared = known.TimeZone, Own = db.UserPreferences.Where(p => p.UserId == me).Select(p => p.TimeZone).FirstOrDefault() })
            .SingleAsync(cancellationToken);
        return Find(names.Own) ?? Find(names.Shared) ?? TimeZoneInfo.Utc;
    }

    private static TimeZoneInfo? Find(string? name) => name is not null && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : null;
}
