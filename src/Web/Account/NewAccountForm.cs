using System.ComponentModel.DataAnnotations;
using Studio.Data.Users;

namespace Studio.Web.Account;

/// <summary>A new account with a password.</summary>
public sealed class NewAccountForm : IValidatableObject
{
    [Required(ErrorMessage = "Type the name that others will see.")]
    [StringLength(100, ErrorMessage = "A name has at most 100 characters.")]
    public string Name { get; set; } = "";

    [Required(ErrorMessage = "Type the e-mail address that you will sign in with.")]
    [EmailAddress(ErrorMessage = "This is not an e-mail address.")]
    [StringLength(256, ErrorMessage = "An address has at most 256 characters.")]
    public string Email { get; set; } = "";

    [Required(ErrorMessage = "Choose a password.")]
    [StringLength(200, MinimumLength = PasswordRules.MinLength, ErrorMessage = "A password has 12 characters or more.")]
    public string Password { get; set; } = "";

    /// <summary>Asked here as well as by the account's own rules, so that the sentence stands under the field.</summary>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (PasswordRules.IsGuessedFirst(Password, new StudioUser { Email = Email, DisplayName = Name }))
        {
            yield return new ValidationResult(PasswordRules.GuessedFirst, [nameof(Password)]);
        }
    }
}
