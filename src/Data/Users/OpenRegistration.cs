using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Studio.Data.Audit;

namespace Studio.Data.Users;

/// <summary>Accounts without an invitation, where the administrators of the server let everybody make one. It opens no workspace.</summary>
public sealed class OpenRegistration(StudioDbContext context, UserManager<StudioUser> users, ServerAuditLog audit)
{
    public const string Closed = "Accounts are made by invitation here. Ask somebody who is in for a link.";

    public Task<bool> IsOpenAsync(CancellationToken cancellationToken) => context.ServerRules.AnyAsync(rules => rules.EverybodyMakesAccounts, cancellationToken);

    /// <summary>The password is checked and hashed already. The rule is read in the transaction: what an administrator closed a moment ago is closed.</summary>
    public async Task MakeAsync(StudioUser user, CancellationToken cancellationToken)
    {
        user.IsEmailOwnWord = true;
        await audit.RunAsync(
            context,
            user.Id,
            async token =>
            {
                if (!await IsOpenAsync(token))
                {
                    throw StudioException.Forbidden(Closed);
                }

                return (await users.CreateAsync(user)).Succeeded
                    ? new AuditSaying(AuditAct.AccountMade, Details: new { by = "registration" }) { About = user.Id }
                    // Which rule it broke is not said.
                    : throw new StudioException("No account can be made with this address. If it is yours already, sign in.");
            },
            cancellationToken);
    }
}
