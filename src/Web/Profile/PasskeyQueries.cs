using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Web.Account;

namespace Studio.Web.Profile;

internal sealed class PasskeyQueries(IDbContextFactory<StudioDbContext> contexts)
{
    public async Task<IReadOnlyList<Passkey>> OfAsync(Guid userId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await context.UserPasskeys.AsNoTracking().Where(passkey => passkey.UserId == userId).ToListAsync(cancellationToken);
        return [.. rows.Select(row => new Passkey(row.CredentialId, row.Data.Name ?? "Passkey", row.Data.CreatedAt)).OrderBy(passkey => passkey.CreatedAt)];
    }
}
