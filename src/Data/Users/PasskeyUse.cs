using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Studio.Data.Users;

/// <summary>When a passkey last opened the door or answered who sits here. Identity's own type has no place for it: the column is ours alone.</summary>
public static class PasskeyUse
{
    internal const string Column = "LastUsedAt";

    public static Task MarkAsync(StudioDbContext context, byte[] credentialId, DateTime now, CancellationToken cancellationToken) => context.UserPasskeys
        .Where(passkey => passkey.CredentialId == credentialId)
        .ExecuteUpdateAsync(set => set.SetProperty(passkey => EF.Property<DateTime?>(passkey, Column), now), cancellationToken);

    /// <summary>The passkeys of a person, each with its last use; null where it was not used since it was made.</summary>
    public static async Task<IReadOnlyList<(IdentityUserPasskey<Guid> Passkey, DateTime? LastUsedAt)>> OfAsync(StudioDbContext context, Guid userId, CancellationToken cancellationToken)
    {
        // Whole rows: what Identity keeps as JSON cannot be read beside a single column of the same row.
        var rows = await context.UserPasskeys.Where(passkey => passkey.UserId == userId).ToListAsync(cancellationToken);
        return [.. rows.Select(row => (row, context.Entry(row).Property<DateTime?>(Column).CurrentValue))];
    }
}
