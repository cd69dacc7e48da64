using System.ComponentModel.DataAnnotations;

namespace Studio.Web.Account;

public sealed class DeleteForm
{
    [Required(ErrorMessage = "Type your password.")]
    public string Password { get; set; } = "";
}
