using Microsoft.AspNetCore.Identity;
using Studio.Data.Users;

namespace Studio.Web.Account;

/// <summary>Asks a signed-in person for the password once more before something that cannot be undone. Misses count like those at the door.</summary>
internal sealed class PasswordCheck(UserManager<StudioUser> users, SignInTries tries)
{
    /// <returns>Null when it is the password, else the sentence for the field.</returns>
    public async Task<string?> RefusalAsync(StudioUser user, string password)
    {
        var email = user.Email ?? "";
        if (tries.MustWait(email))
        {
            return Waiting;
        }

        if (await users.CheckPasswordAsync(user, password))
        {
            tries.Succeed(email);
            return null;
        }

        tries.Miss(email);
        return tries.Left(email) switch
        {
            0 => Waiting,
            1 => $"That is not your password. 1 try left, then {Minutes} minutes’ wait.",
            var left => $"That is not your password. {left} tries left, then {Minutes} minutes’ wait.",
        };
    }

    private static int Minutes => (int)SignInTries.Wait.TotalMinutes;

    private static string Waiting => $"Too many tries. Wait {Minutes} minutes, then try again.";
}
