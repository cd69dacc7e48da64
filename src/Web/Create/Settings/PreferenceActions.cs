using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Tenancy;
using Studio.Data.Users;
using Studio.Data.Workspaces;

namespace Studio.Web.Create.Settings;

/// <summary>What the create page remembers of a person. Scoped.</summary>
public sealed class PreferenceActions(IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace)
{
    public async Task ChangeAsync(Action<UserPreferences> change, CancellationToken ct)
    {
        workspace.Access.Require(Permission.ViewGallery);
        var me = workspace.Access.UserId!.Value;
        await using var db = await contexts.CreateDbContextAsync(ct);
        var preferences = await db.UserPreferences.SingleOrDefaultAsync(p => p.UserId == me, ct);
        if (preferences is null)
        {
            preferences = new UserPreferences { UserId = me };
            db.Add(preferences);
        }

        change(preferences);
        await db.SaveChangesAsync(ct);
    }
}
