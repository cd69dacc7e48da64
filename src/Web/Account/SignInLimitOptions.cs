using System.ComponentModel.DataAnnotations;

namespace Studio.Web.Account;

/// <summary>Section "SignIn".</summary>
internal sealed class SignInLimitOptions
{
    public const string Section = "SignIn";

    /// <summary>Tries that one network address has in a minute.</summary>
    [Range(1, 10_000)]
    public int PerMinute { get; set; } = 20;

    /// <summary>Accounts without an invitation that are made from one network address within an hour.</summary>
    [Range(1, 10_000)]
    public int AccountsPerHour { get; set; } = 10;
}
