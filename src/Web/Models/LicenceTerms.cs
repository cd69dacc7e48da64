namespace Studio.Web.Models;

/// <summary>What licences of models allow, as far as it is sure. What is not known here counts as not allowed: whoever reads it knows more.</summary>
internal static class LicenceTerms
{
    // Those that permit commercial use to anybody; some with rules about what may not be made, or about very many users.
    private static readonly string[] ForWork = ["mit", "apache-2.0", "openrail", "creativeml-openrail-m", "openrail++", "llama3.2"];

    public static bool AllowWork(string licence) => ForWork.Contains(licence, StringComparer.OrdinalIgnoreCase);
}
