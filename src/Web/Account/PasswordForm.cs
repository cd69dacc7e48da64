using System.ComponentModel.DataAnnotations;

namespace Studio.Web.Account;

public sealed class PasswordForm
{
    [Required(ErrorMessage = "Type your password as it is now.")]
    public string Current { get; set; } = "";

    [Required(ErrorMessage = "Choose a new password.")]
    [StringLength(200, MinimumLength = PasswordRules.MinLength, ErrorMessage = "A password has 12 characters or more.")]
    public string New { get; set; } = "";
}
