using Microsoft.AspNetCore.Identity;
using Studio.Data.Users;

namespace Studio.Web.Account.Codes;

/// <summary>Checks the codes of authenticator apps for Identity: by this program's clock, and each code once.</summary>
internal sealed class AuthenticatorProvider(TimeProvider time) : IUserTwoFactorTokenProvider<StudioUser>
{
    /// <summary>The app makes the codes, not the server.</summary>
    public Task<string> GenerateAsync(string purpose, UserManager<StudioUser> manager, StudioUser user) => Task.FromResult("");

    public async Task<bool> CanGenerateTwoFactorTokenAsync(UserManager<StudioUser> manager, StudioUser user) =>
        await manager.GetAuthenticatorKeyAsync(user) is { Length: > 0 };

    public async Task<bool> ValidateAsync(string purpose, string token, UserManager<StudioUser> manager, StudioUser user)
    {
        if (await manager.GetAuthenticatorKeyAsync(user) is not { Length: > 0 } key
            || Totp.StepOf(Base32.Decode(key), Clean(token), time.GetUtcNow(), user.AuthenticatorStep) is not { } step)
        {
            return false;
        }

        // Two who send the same code at once: one row is written by the first, and the other finds it changed.
        user.AuthenticatorStep = step;
        return (await manager.UpdateAsync(user)).Succeeded;
    }

    // Apps show "123 456".
    private static string Clean(string token) => string.Concat(token.Where(char.IsAsciiDigit));
}
