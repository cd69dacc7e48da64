using Microsoft.AspNetCore.Identity;
using Studio.Data.Users;

namespace Studio.Web.Account;

/// <summary>Refuses passwords that are guessed first, without asking anybody else: common ones, runs of the keyboard, the person's own name.</summary>
public sealed class PasswordRules : IPasswordValidator<StudioUser>
{
    public const int MinLength = 12;

    public const string GuessedFirst = "This password is among the first that are guessed. Three or four words that do not belong together are good.";

    private static readonly string[] Runs = ["abcdefghijklmnopqrstuvwxyz", "01234567890123456789", "qwertyuiopasdfghjklzxcvbnm", "qwertzuiopasdfghjklyxcvbnm", "1qaz2wsx3edc4rfv5tgb6yhn7ujm"];

    private static readonly string[] Words =
    [
        "password", "passwort", "passw0rd", "letmein", "welcome", "willkommen", "administrator", "admin", "changeme", "iloveyou", "monkey",
        "dragon", "football", "baseball", "superman", "batman", "princess", "sunshine", "master", "shadow", "trustno", "hunter", "secret",
        "geheim", "login", "qwerty", "qwertz", "azerty", "studio", "default", "starwars", "whatever", "freedom", "computer", "internet",
    ];

    public Task<IdentityResult> ValidateAsync(UserManager<StudioUser> manager, StudioUser user, string? password)
    {
        var isGuessed = password is { Length: >= MinLength } && IsGuessedFirst(password, user);
        return Task.FromResult(isGuessed
            ? IdentityResult.Failed(new IdentityError { Code = "PasswordCommon", Description = GuessedFirst })
            : IdentityResult.Success);
    }

    internal static bool IsGuessedFirst(string password, StudioUser user)
    {
        if (CommonPasswords.Has(password))
        {
            return true;
        }

        var plain = password.ToLowerInvariant();
        string[] own = [.. user.DisplayName.Split(' '), user.DisplayName, .. user.Email?.Split('@')[..1] ?? []];
        var names = own.Where(name => name.Length >= 4).OrderByDescending(name => name.Length).Select(name => name.ToLowerInvariant());

        // What is left when everything that is guessed first is taken out must still be something.
        var rest = Words.Concat(names).Aggregate(plain, (text, word) => text.Replace(word, "", StringComparison.Ordinal));
        rest = string.Concat(rest.Where(char.IsLetter));
        return plain.Distinct().Count() < 5
            || Runs.Any(run => run.Contains(plain, StringComparison.Ordinal) || string.Concat(run.Reverse()).Contains(plain, StringComparison.Ordinal))
            || IsRepeated(plain)
            || (rest.Length < 3 && plain.Any(char.IsLetter));
    }

    private static bool IsRepeated(string text) => (text + text).IndexOf(text, 1, StringComparison.Ordinal) < text.Length;
}
