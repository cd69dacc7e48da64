using Microsoft.EntityFrameworkCore;
using Studio.Data;

namespace Studio.Web.Account.Confirming;

/// <summary>How a person can show that it is them.</summary>
/// <param name="Email">For the browser's password manager; empty where the account has none.</param>
public sealed record ConfirmMeans(string Email, bool HasPassword, bool HasPasskey)
{
    internal static async Task<ConfirmMeans?> OfAsync(IDbContextFactory<StudioDbContext> contexts, Guid? userId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Users.Where(user => user.Id == userId)
            .Select(user => new ConfirmMeans(user.Email ?? "", user.PasswordHash != null, context.UserPasskeys.Any(passkey => passkey.UserId == user.Id)))
            .FirstOrDefaultAsync(cancellationToken);
    }
}
