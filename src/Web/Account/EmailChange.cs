using Microsoft.AspNetCore.Identity;
using Studio.Data;
using Studio.Data.Audit;
using Studio.Data.Users;
using Studio.Web.Account.Sessions;

namespace Studio.Web.Account;

/// <summary>What is wrong with which field; null instead of it when the address was changed.</summary>
internal sealed record EmailAnswer(string? Email, string? Password);

/// <summary>A new address to sign in with. There is no mail to confirm it, so the password is asked for.</summary>
internal sealed class EmailChange(SignInManager<StudioUser> signIn, PasswordCheck check, UserSessions sessions, StudioDbContext database, ServerAuditLog audit)
{
    public async Task<EmailAnswer?> ToAsync(string email, string password)
    {
        var (http, users) = (signIn.Context, signIn.UserManager);
        var user = await users.GetUserAsync(http.User) ?? throw StudioException.Forbidden("Your account was removed.");
        if (await check.RefusalAsync(user, password) is { } refusal)
        {
            return new EmailAnswer(null, refusal);
        }

        (user.Email, user.UserName) = (email, email);
        var isChanged = false;
        // One write: address, name and the stamp that ends other sign-ins.
        await audit.RunAsync(
            database,
            user.Id,
            async _ => (isChanged = (await users.UpdateSecurityStampAsync(user)).Succeeded) ? new AuditSaying(AuditAct.EmailChanged) { About = user.Id } : null,
            http.RequestAborted);
        if (!isChanged)
        {
            // Which rule it broke is not said: it would tell which addresses have an account.
            return new EmailAnswer("This address cannot be used here. Choose another one.", null);
        }

        await sessions.EndOthersAsync(user.Id, SessionClaim.Of(http.User), http.RequestAborted);
        await signIn.RefreshSignInAsync(user);
        return null;
    }
}
