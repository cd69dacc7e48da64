using System.ComponentModel.DataAnnotations;
using System.Diagnostics.CodeAnalysis;

namespace Studio.Web.Account;

public sealed class PasswordForm
{
    /// <summary>Missing where the account has had none.</summary>
    [AllowNull]
    public string Current { get; set => field = value ?? ""; } = "";

    [Required(ErrorMessage = "Choose a new password.")]
    [StringLength(200, MinimumLength = PasswordRules.MinLength, ErrorMessage = "A password has 12 characters or more.")]
    public string New { get; set; } = "";
}
