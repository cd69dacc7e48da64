using System.Diagnostics.CodeAnalysis;

namespace Studio.Web.Account.Codes;

/// <summary>The fields of the second step's pages, each of which sends only its own: what is missing is empty.</summary>
public sealed class AuthenticatorForm
{
    /// <summary>The sealed key that the picture on the page shows.</summary>
    [AllowNull]
    public string Offer { get; set => field = value ?? ""; } = "";

    [AllowNull]
    public string Code { get; set => field = value ?? ""; } = "";
}
