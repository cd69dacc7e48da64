using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Web.Account.OpenId;

namespace Studio.Web.Account.Confirming;

/// <summary>How a person can show that it is them.</summary>
/// <param name="Email">For the browser's password manager; empty where the account has none.</param>
/// <param name="HasService">Whether the sign-in service knows them.</param>
public sealed record ConfirmMeans(string Email, bool HasPassword, bool HasPasskey, bool HasService)
{
    internal static async Task<ConfirmMeans?> OfAsync(IDbContextFactory<StudioDbContext> contexts, Guid? userId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Users.Where(user => user.Id == userId)
            .Select(user => new ConfirmMeans(user.Email ?? "", user.PasswordHash != null, context.UserPasskeys.Any(passkey => passkey.UserId == user.Id),
                context.UserLogins.Any(login => login.UserId == user.Id && login.LoginProvider == OpenIdServices.Scheme)))
            .FirstOrDefaultAsync(cancellationToken);
    }
}
