using System.ComponentModel.DataAnnotations;
using Studio.Data.Users;

namespace Studio.Web.Setup;

public sealed class SetupForm : IValidatableObject
{
    [Required(ErrorMessage = "Type the token that the console shows.")]
    public string Token { get; set; } = "";

    [Required(ErrorMessage = "Type the name that others will see.")]
    [StringLength(100, ErrorMessage = "A name has at most 100 characters.")]
    public string Name { get; set; } = "";

    [Required(ErrorMessage = "Type the e-mail address that you will sign in with.")]
    [EmailAddress(ErrorMessage = "This is not an e-mail address.")]
    public string Email { get; set; } = "";

    [Required(ErrorMessage = "Choose a password.")]
    [StringLength(200, MinimumLength = Account.PasswordRules.MinLength, ErrorMessage = "A password has 12 characters or more.")]
    public string Password { get; set; } = "";

    [Required(ErrorMessage = "Name the workspace.")]
    [StringLength(100, ErrorMessage = "A name has at most 100 characters.")]
    public string Workspace { get; set; } = "";

    /// <summary>After the studio is made the account's page opens, where the device is asked for one.</summary>
    public bool AddsPasskey { get; set; }

    /// <summary>The browser's time zone, filled by setup.js; days in the gallery are days there.</summary>
    public string TimeZone { get; set; } = "";

    /// <summary>Asked here as well as by the account's own rules, so that the sentence stands under the field.</summary>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Account.PasswordRules.IsGuessedFirst(Password, new StudioUser { Email = Email, DisplayName = Name }))
        {
            yield return new ValidationResult(Account.PasswordRules.GuessedFirst, [nameof(Password)]);
        }
    }
}
