using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using Studio.Data;
using Studio.Data.Conventions;
using Studio.Data.Users;

namespace Studio.Web.Members.Join;

/// <summary>An account about to be made.</summary>
internal static class NewPerson
{
    private const int LongestName = 100;
    private const int LongestEmail = 256;

    /// <param name="id">Of the account; a passkey knows it before the account exists.</param>
    /// <param name="name">As others will see it.</param>
    /// <param name="email">To sign in with.</param>
    /// <param name="now">When.</param>
    public static StudioUser Of(Guid id, string name, string email, DateTime now) => new()
    {
        Id = id,
        UserName = email.Trim(),
        Email = email.Trim(),
        DisplayName = OneLine.Of(name) is { Length: > 0 } shown ? shown : email.Trim(),
        CreatedAt = now,
        // Any colour, the same for ever.
        Hue = (int)(BitConverter.ToUInt32(id.ToByteArray(), 12) % 360),
    };

    /// <summary>Checked as every password is, and hashed before a transaction begins: that takes as long as it must, and others wait for the end of the log meanwhile.</summary>
    public static async Task GivePasswordAsync(UserManager<StudioUser> users, StudioUser user, string password)
    {
        foreach (var rule in users.PasswordValidators)
        {
            if (await rule.ValidateAsync(users, user, password) is { Succeeded: false } broken)
            {
                throw new StudioException(string.Join(' ', broken.Errors.Select(error => error.Description)));
            }
        }

        (user.PasswordHash, user.PasswordChangedAt) = (users.PasswordHasher.HashPassword(user, password), user.CreatedAt);
    }

    /// <summary>What the form asks of name and address, where there is no form.</summary>
    public static void Check(string? name, string? email)
    {
        if (name is null || OneLine.Of(name).Length == 0 || name.Length > LongestName)
        {
            throw new StudioException("Type the name that others will see, in at most 100 characters.");
        }

        if (email is not { Length: > 0 and <= LongestEmail } || !new EmailAddressAttribute().IsValid(email))
        {
            throw new StudioException("Type the e-mail address that you will sign in with.");
        }
    }
}
