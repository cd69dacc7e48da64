using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Audit;
using Studio.Data.Conventions;
using Studio.Data.Users;
using Studio.Web.Account;

namespace Studio.Web.Profile;

/// <summary>What a person changes about themselves. The id is always the signed-in person's own: that is the permission.</summary>
internal sealed class ProfileActions(IDbContextFactory<StudioDbContext> contexts, ServerAuditLog audit)
{
    public const int MaximumName = 100;

    public async Task RenameAsync(Guid userId, string name, CancellationToken cancellationToken)
    {
        var trimmed = OneLine.Of(name);
        if (trimmed.Length is 0 or > MaximumName)
        {
            throw new StudioException($"A name has 1 to {MaximumName} characters.");
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.Users.Where(user => user.Id == userId).ExecuteUpdateAsync(set => set.SetProperty(user => user.DisplayName, trimmed), cancellationToken);
    }

    public async Task SetThemeAsync(Guid userId, string theme, CancellationToken cancellationToken)
    {
        if (theme is not ("system" or "dark" or "light"))
        {
            throw new StudioException("There are three looks: dark, light, and as the device.");
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.Users.Where(user => user.Id == userId).ExecuteUpdateAsync(set => set.SetProperty(user => user.Theme, theme), cancellationToken);
    }

    /// <param name="userId">The signed-in person.</param>
    /// <param name="zone">An IANA name; null for the workspace's.</param>
    /// <param name="cancellationToken">The circuit's.</param>
    public Task SetZoneAsync(Guid userId, string? zone, CancellationToken cancellationToken) => zone is null || TimeZones.Knows(zone)
        ? PreferAsync(userId, preferences => preferences.TimeZone = zone, cancellationToken)
        : throw new StudioException($"This server does not know the time zone {zone}. Choose another one.");

    public async Task RenamePasskeyAsync(Guid userId, byte[] credentialId, string name, CancellationToken cancellationToken)
    {
        var trimmed = name.Trim();
        if (trimmed.Length is 0 or > Passkey.MaximumName)
        {
            throw new StudioException($"The name of a passkey has 1 to {Passkey.MaximumName} characters.");
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var passkey = await context.UserPasskeys.FirstOrDefaultAsync(known => known.UserId == userId && known.CredentialId == credentialId, cancellationToken)
            ?? throw StudioException.NotFound("This passkey was removed meanwhile.");
        passkey.Data.Name = trimmed;
        await context.SaveChangesAsync(cancellationToken);
    }

    public async Task RemovePasskeyAsync(Confirmed confirmed, byte[] credentialId, CancellationToken cancellationToken)
    {
        var userId = confirmed.UserId;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await audit.RunAsync(
            context,
            userId,
            async token => await context.UserPasskeys.Where(passkey => passkey.UserId == userId && passkey.CredentialId == credentialId).ExecuteDeleteAsync(token) > 0
                ? new AuditSaying(AuditAct.PasskeyRemoved) { About = userId, Confirmed = confirmed }
                : null,
            cancellationToken);
    }

    public async Task PreferAsync(Guid userId, Action<UserPreferences> change, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var preferences = await context.UserPreferences.FirstOrDefaultAsync(p => p.UserId == userId, cancellationToken);
        if (preferences is null)
        {
            preferences = new UserPreferences { UserId = userId };
            context.UserPreferences.Add(preferences);
        }

        change(preferences);
        await context.SaveChangesAsync(cancellationToken);
    }
}
