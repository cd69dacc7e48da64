namespace Studio.Web.Account;

/// <summary>Section "SignIn".</summary>
internal sealed class SignInLimitOptions
{
    public const string Section = "SignIn";

    /// <summary>Tries that one network address has in a minute.</summary>
    public int PerMinute { get; set; } = 20;
}
