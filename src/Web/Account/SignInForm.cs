using System.ComponentModel.DataAnnotations;

namespace Studio.Web.Account;

public sealed class SignInForm
{
    [Required(ErrorMessage = "Type your e-mail address.")]
    public string Email { get; set; } = "";

    [Required(ErrorMessage = "Type your password.")]
    public string Password { get; set; } = "";

    public bool Stay { get; set; }
}
