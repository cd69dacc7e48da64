using Microsoft.AspNetCore.Identity;
using Studio.Data.Audit;
using Studio.Data.Users;
using Studio.Web.Account.Sessions;
using Studio.Web.Shell;

namespace Studio.Web.Account;

/// <summary>Signing in with e-mail and password, and a code where the person wants one. Every answer is the same, and takes as long, for an address that has no account.</summary>
internal sealed class Door(SignInManager<StudioUser> signIn, UserManager<StudioUser> users, IPasswordHasher<StudioUser> hasher, SignInTries tries, AuditPersonLog audit)
{
    private static readonly TimeSpan OneTryIn = TimeSpan.FromMinutes(1);

    private static readonly StudioUser Nobody = new();
    private static string? s_hashOfNobody;

    public async Task<DoorAnswer> EnterAsync(string email, string password, bool stay)
    {
        if (tries.MustWait(email))
        {
            return new DoorAnswer(Waiting, NeedsCode: false);
        }

        var user = await users.FindByEmailAsync(email);
        var result = user is null ? HashInVain(password) : await signIn.PasswordSignInAsync(user, password, stay, lockoutOnFailure: true);
        if (result.RequiresTwoFactor)
        {
            return DoorAnswer.OneMoreStep;
        }

        if (result.Succeeded)
        {
            ThemeCookie.Write(signIn.Context, user!.Theme);
            tries.Succeed(email);
            return DoorAnswer.ComeIn;
        }

        tries.Miss(email);
        WriteDown(user, result, "password");
        return new DoorAnswer(Missed(tries.Left(email)), NeedsCode: false);
    }

    /// <summary>The password was right a moment ago, and the code is what is missing.</summary>
    public async Task<bool> IsHalfOpenAsync() => await signIn.GetTwoFactorAuthenticationUserAsync() is not null;

    /// <returns>Null when the person is in, else the sentence for the form.</returns>
    public async Task<string?> EnterByCodeAsync(string code, bool stay)
    {
        if (await signIn.GetTwoFactorAuthenticationUserAsync() is not { } user)
        {
            return "The password was typed too long ago. Start again.";
        }

        var isDigits = !IsRecoveryCode(code);
        SessionCookie.OpenedBy(signIn.Context, isDigits ? SignInWay.PasswordAndCode : SignInWay.PasswordAndRecoveryCode);
        var result = isDigits
            ? await signIn.TwoFactorAuthenticatorSignInAsync(code, stay, rememberClient: false)
            : await signIn.TwoFactorRecoveryCodeSignInAsync(code);
        if (result.Succeeded)
        {
            ThemeCookie.Write(signIn.Context, user.Theme);
            tries.Succeed(user.Email!);
            return null;
        }

        WriteDown(user, result, isDigits ? "code" : "recoveryCode");
        return result.IsLockedOut
            ? Waiting
            : isDigits ? "These are not the digits the app shows now. Wait for the next ones, then try again." : "This is none of your recovery codes, or it was used already.";
    }

    /// <summary>Codes of an app are digits, recovery codes have letters.</summary>
    public static bool IsRecoveryCode(string code) => !code.Where(letter => !char.IsWhiteSpace(letter)).All(char.IsAsciiDigit);

    /// <summary>After the answer has left: how long it took tells nobody whether there was an account to write about.</summary>
    private void WriteDown(StudioUser? user, SignInResult result, string step)
    {
        if (user is not null)
        {
            var (act, atMostOneIn) = result.IsLockedOut ? (AuditAct.SignInLocked, SignInTries.Wait) : (AuditAct.SignInFailed, OneTryIn);
            signIn.Context.Response.OnCompleted(() => audit.TriedAsync(user.Id, new AuditSaying(act, Details: new { step }), atMostOneIn, CancellationToken.None));
        }
    }

    private static string Missed(int left) => left switch
    {
        0 => Waiting,
        1 => $"E-mail and password do not match. 1 try left, then {Minutes} minutes’ wait.",
        _ => $"E-mail and password do not match. {left} tries left, then {Minutes} minutes’ wait.",
    };

    private static int Minutes => (int)SignInTries.Wait.TotalMinutes;

    private static string Waiting => $"Too many tries for this address. Wait {Minutes} minutes, then try again.";

    private SignInResult HashInVain(string password)
    {
        s_hashOfNobody ??= hasher.HashPassword(Nobody, Guid.NewGuid().ToString());
        hasher.VerifyHashedPassword(Nobody, s_hashOfNobody, password);
        return SignInResult.Failed;
    }
}
