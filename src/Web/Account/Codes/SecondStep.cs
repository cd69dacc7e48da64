using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Studio.Data;
using Studio.Data.Audit;
using Studio.Data.Users;
using Studio.Web.Account.Sessions;

namespace Studio.Web.Account.Codes;

/// <summary>Turning the authenticator app on and off, and its recovery codes. Every change ends the person's other sign-ins.</summary>
internal sealed class SecondStep(
    SignInManager<StudioUser> signIn, IUserStore<StudioUser> store, IDataProtectionProvider protection, FreshSignIn fresh, UserSessions sessions,
    StudioDbContext database, ServerAuditLog audit, TimeProvider time)
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

        IReadOnlyList<string> codes = [];
        await WriteAsync(user, AuditAct.SecondStepTurnedOn, async token =>
        {
            user.AuthenticatorStep = step;
            await ((IUserAuthenticatorKeyStore<StudioUser>)store).SetAuthenticatorKeyAsync(user, key, token);
            Require(await Users.SetTwoFactorEnabledAsync(user, true));
            codes = await NewCodesAsync(user);
        });
        await GoOnHereAsync(user);
        return codes;
    }

    public async Task TurnOffAsync(StudioUser user)
    {
        await WriteAsync(user, AuditAct.SecondStepTurnedOff, async token =>
        {
            await ((IUserAuthenticatorKeyStore<StudioUser>)store).SetAuthenticatorKeyAsync(user, "", token);
            await ((IUserTwoFactorRecoveryCodeStore<StudioUser>)store).ReplaceCodesAsync(user, [], token);
            Require(await Users.SetTwoFactorEnabledAsync(user, false));
        });
        await GoOnHereAsync(user);
    }

    public async Task<IReadOnlyList<string>> RenewCodesAsync(StudioUser user)
    {
        IReadOnlyList<string> codes = [];
        await WriteAsync(user, AuditAct.RecoveryCodesMade, async _ => codes = await NewCodesAsync(user));
        await GoOnHereAsync(user);
        return codes;
    }

    private async Task<IReadOnlyList<string>> NewCodesAsync(StudioUser user) => [.. (await Users.GenerateNewTwoFactorRecoveryCodesAsync(user, RecoveryCodes))!];

    private async Task WriteAsync(StudioUser user, AuditAct act, Func<CancellationToken, Task> change)
    {
        var confirmed = await fresh.RequireAsync(signIn.Context.RequestAborted);
        await audit.RunAsync(
            database,
            user.Id,
            async token =>
            {
                await change(token);
                return new AuditSaying(act) { About = user.Id, Confirmed = confirmed };
            },
            signIn.Context.RequestAborted);
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
