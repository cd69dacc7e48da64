using Microsoft.AspNetCore.Identity;
using Studio.Data.Users;
using Studio.Web.Shell;

namespace Studio.Web.Account;

/// <summary>Signing in with e-mail and password. Every answer is the same, and takes as long, for an address that has no account.</summary>
internal sealed class Door(SignInManager<StudioUser> signIn, UserManager<StudioUser> users, IPasswordHasher<StudioUser> hasher, SignInTries tries)
{
    private static readonly StudioUser Nobody = new();
    private static string? s_hashOfNobody;

    /// <returns>Null when the person is in, else the sentence for the form.</returns>
    public async Task<string?> EnterAsync(string email, string password, bool stay)
    {
        if (tries.MustWait(email))
        {
            return Waiting;
        }

        var user = await users.FindByEmailAsync(email);
        var isIn = user is null ? HashInVain(password) : await IsInAsync(user, password, stay);
        if (isIn)
        {
            tries.Succeed(email);
            return null;
        }

        tries.Miss(email);
        return tries.Left(email) switch
        {
            0 => Waiting,
            1 => $"E-mail and password do not match. 1 try left, then {Minutes} minutes’ wait.",
            var left => $"E-mail and password do not match. {left} tries left, then {Minutes} minutes’ wait.",
        };
    }

    private static int Minutes => (int)SignInTries.Wait.TotalMinutes;

    private static string Waiting => $"Too many tries for this address. Wait {Minutes} minutes, then try again.";

    private async Task<bool> IsInAsync(StudioUser user, string password, bool stay)
    {
        if (!(await signIn.PasswordSignInAsync(user, password, stay, lockoutOnFailure: true)).Succeeded)
        {
            return false;
        }

        ThemeCookie.Write(signIn.Context, user.Theme);
        return true;
    }

    private bool HashInVain(string password)
    {
        s_hashOfNobody ??= hasher.HashPassword(Nobody, Guid.NewGuid().ToString());
        hasher.VerifyHashedPassword(Nobody, s_hashOfNobody, password);
        return false;
    }
}
