using System.ComponentModel.DataAnnotations;

namespace Studio.Web.Account;

public sealed class EmailForm
{
    [Required(ErrorMessage = "Type the new address.")]
    [EmailAddress(ErrorMessage = "This is not an e-mail address.")]
    [StringLength(256, ErrorMessage = "An address has at most 256 characters.")]
    public string Email { get; set; } = "";
}
