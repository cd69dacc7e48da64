using Microsoft.AspNetCore.Identity;
using Studio.Data;
using Studio.Data.Audit;
using Studio.Data.Users;
using Studio.Web.Account.Sessions;

namespace Studio.Web.Account;

/// <summary>What is wrong with the old password and with the new one; null instead of it when it was changed.</summary>
internal sealed record PasswordAnswer(string? Wrong, IReadOnlyList<string> Refusals);

/// <summary>A new password, or the first one of an account that was opened by a passkey or a sign-in service until now.</summary>
internal sealed class PasswordChange(
    SignInManager<StudioUser> signIn, PasswordCheck check, FreshSignIn fresh, UserSessions sessions, StudioDbContext database, ServerAuditLog audit, TimeProvider time)
{
    public async Task<StudioUser> PersonAsync() =>
        await signIn.UserManager.GetUserAsync(signIn.Context.User) ?? throw StudioException.Forbidden("Your account was removed.");

    public async Task<PasswordAnswer?> ToAsync(StudioUser user, string current, string wanted)
    {
        var (http, users) = (signIn.Context, signIn.UserManager);
        var confirmed = await fresh.RequireAsync(http.RequestAborted);
        var isFirst = user.PasswordHash is null;
        if (!isFirst && await check.RefusalAsync(user, current) is { } refusal)
        {
            return new PasswordAnswer(refusal, []);
        }

        var result = IdentityResult.Failed();
        user.PasswordChangedAt = time.GetUtcNow().UtcDateTime;
        await audit.RunAsync(
            database,
            user.Id,
            async _ => (result = isFirst ? await users.AddPasswordAsync(user, wanted) : await users.ChangePasswordAsync(user, current, wanted)).Succeeded
                ? new AuditSaying(AuditAct.PasswordChanged) { About = user.Id, Confirmed = confirmed }
                : null,
            http.RequestAborted);
        if (!result.Succeeded)
        {
            return new PasswordAnswer(null, [.. result.Errors.Select(error => error.Description)]);
        }

        await sessions.EndOthersAsync(user.Id, SessionClaim.Of(http.User), http.RequestAborted);
        await signIn.RefreshSignInAsync(user);
        return null;
    }
}
