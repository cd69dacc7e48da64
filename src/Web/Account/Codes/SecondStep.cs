using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Studio.Data;
using Studio.Data.Users;
using Studio.Web.Account.Sessions;

namespace Studio.Web.Account.Codes;

/// <summary>Turning the authenticator app on and off, and its recovery codes. Every change ends the person's other sign-ins.</summary>
internal sealed class SecondStep(
    SignInManager<StudioUser> signIn, IUserStore<StudioUser> store, IDataProtectionProvider protection, PasswordCheck check, UserSessions sessions, TimeProvider time)
{
    public const int RecoveryCodes = 10;

    // Time enough to find the phone; a page left open for a day turns nothing on.
    private static readonly TimeSpan OfferLife = TimeSpan.FromMinutes(30);

    private readonly ITimeLimitedDataProtector _offers = protection.CreateProtector("Studio.AuthenticatorOffer").ToTimeLimitedDataProtector();

    private UserManager<StudioUser> Users => signIn.UserManager;

    public async Task<StudioUser> PersonAsync() =>
        await Users.GetUserAsync(signIn.Context.User) ?? throw StudioException.Forbidden("Your account was removed.");

    public Task<int> CodesLeftAsync(StudioUser user) => Users.CountRecoveryCodesAsync(user);

    /// <summary>A new key for the form, sealed for this person: nothing is stored before its first code was right.</summary>
    public string Offer(StudioUser user) => _offers.Protect($"{user.Id:N}{Base32.Encode(Totp.NewKey())}", OfferLife);

    /// <returns>The key of an offer; null for one that is too old or somebody else's.</returns>
    public string? KeyOf(StudioUser user, string offer)
    {
        try
        {
            var opened = _offers.Unprotect(offer);
            return opened.StartsWith(user.Id.ToString("N"), StringComparison.Ordinal) ? opened[32..] : null;
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }

    /// <returns>The recovery codes, shown once; null when the code is not the one the app shows.</returns>
    public async Task<IReadOnlyList<string>?> TurnOnAsync(StudioUser user, string key, string code)
    {
        var typed = string.Concat(code.Where(char.IsAsciiDigit));
        if (Totp.StepOf(Base32.Decode(key), typed, time.GetUtcNow(), user.AuthenticatorStep) is not { } step)
        {
            return null;
        }

        user.AuthenticatorStep = step;
        await ((IUserAuthenticatorKeyStore<StudioUser>)store).SetAuthenticatorKeyAsync(user, key, signIn.Context.RequestAborted);
        Require(await Users.SetTwoFactorEnabledAsync(user, true));
        return await NewCodesAsync(user);
    }

    /// <returns>Null when it is off, else the sentence for the password's field.</returns>
    public async Task<string?> TurnOffAsync(StudioUser user, string password)
    {
        if (await check.RefusalAsync(user, password) is { } refusal)
        {
            return refusal;
        }

        await ((IUserAuthenticatorKeyStore<StudioUser>)store).SetAuthenticatorKeyAsync(user, "", signIn.Context.RequestAborted);
        await ((IUserTwoFactorRecoveryCodeStore<StudioUser>)store).ReplaceCodesAsync(user, [], signIn.Context.RequestAborted);
        Require(await Users.SetTwoFactorEnabledAsync(user, false));
        await GoOnHereAsync(user);
        return null;
    }

    /// <returns>The new codes, or the sentence for the password's field.</returns>
    public async Task<(IReadOnlyList<string>? Codes, string? Refusal)> RenewCodesAsync(StudioUser user, string password) =>
        await check.RefusalAsync(user, password) is { } refusal ? (null, refusal) : (await NewCodesAsync(user), null);

    private async Task<IReadOnlyList<string>> NewCodesAsync(StudioUser user)
    {
        var codes = await Users.GenerateNewTwoFactorRecoveryCodesAsync(user, RecoveryCodes);
        await GoOnHereAsync(user);
        return [.. codes!];
    }

    private async Task GoOnHereAsync(StudioUser user)
    {
        await sessions.EndOthersAsync(user.Id, SessionClaim.Of(signIn.Context.User), signIn.Context.RequestAborted);
        await signIn.RefreshSignInAsync(user);
    }

    private static void Require(IdentityResult result)
    {
        if (!result.Succeeded)
        {
            throw StudioException.Conflict("Your account was changed at the same moment. Start again.");
        }
    }
}
