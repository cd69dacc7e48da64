using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Users;
using Studio.Web.Account;

namespace Studio.Web.Profile;

internal sealed class PasskeyQueries(IDbContextFactory<StudioDbContext> contexts)
{
    public async Task<IReadOnlyList<Passkey>> OfAsync(Guid userId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await PasskeyUse.OfAsync(context, userId, cancellationToken);
        return [.. rows.Select(row => new Passkey(row.Passkey.CredentialId, row.Passkey.Data.Name ?? "Passkey", row.Passkey.Data.CreatedAt, row.LastUsedAt)).OrderBy(passkey => passkey.CreatedAt)];
    }
}
