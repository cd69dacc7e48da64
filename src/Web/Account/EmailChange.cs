using Microsoft.AspNetCore.Identity;
using Studio.Data;
using Studio.Data.Audit;
using Studio.Data.Users;
using Studio.Web.Account.Sessions;

namespace Studio.Web.Account;

/// <summary>A new address to sign in with. There is no mail to confirm it: a fresh sign-in has to be enough.</summary>
internal sealed class EmailChange(SignInManager<StudioUser> signIn, FreshSignIn fresh, UserSessions sessions, StudioDbContext database, ServerAuditLog audit)
{
    /// <returns>Null when the address was changed, else the sentence for its field.</returns>
    public async Task<string?> ToAsync(string email)
    {
        var (http, users) = (signIn.Context, signIn.UserManager);
        var confirmed = await fresh.RequireAsync(http.RequestAborted);
        var user = await users.GetUserAsync(http.User) ?? throw StudioException.Forbidden("Your account was removed.");
        (user.Email, user.UserName, user.IsEmailOwnWord) = (email, email, true);
        var isChanged = false;
        // One write: address, name and the stamp that ends other sign-ins.
        await audit.RunAsync(
            database,
            user.Id,
            async _ => (isChanged = (await users.UpdateSecurityStampAsync(user)).Succeeded) ? new AuditSaying(AuditAct.EmailChanged) { About = user.Id, Confirmed = confirmed } : null,
            http.RequestAborted);
        if (!isChanged)
        {
            // Which rule it broke is not said: it would tell which addresses have an account.
            return "This address cannot be used here. Choose another one.";
        }

        await sessions.EndOthersAsync(user.Id, SessionClaim.Of(http.User), http.RequestAborted);
        await signIn.RefreshSignInAsync(user);
        return null;
    }
}
