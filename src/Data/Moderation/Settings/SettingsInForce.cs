using Microsoft.EntityFrameworkCore;

namespace Studio.Data.Moderation.Settings;

public static class SettingsInForce
{
    /// <summary>Of the current workspace, read in the caller's transaction.</summary>
    public static async Task<ModerationSettings> ModerationInForceAsync(this StudioDbContext context, CancellationToken cancellationToken) =>
        await context.ModerationSettings.AsNoTracking().SingleOrDefaultAsync(cancellationToken) ?? new ModerationSettings();
}
