using System.Xml.Linq;

namespace Studio.Web.Tests.Dependencies;

/// <summary>The licence that a package declares, as an SPDX expression.</summary>
internal static class LicenceText
{
    public const string PublicDomain = "Public domain";

    /// <param name="nuspec">The package's own description.</param>
    /// <param name="read">Reads a file of the package.</param>
    /// <returns>Null when it says none, or only an address.</returns>
    public static string? OfNuGet(string nuspec, Func<string, string> read)
    {
        var licence = XDocument.Parse(nuspec).Descendants().FirstOrDefault(element => element.Name.LocalName == "license");
        return (licence?.Attribute("type")?.Value, licence?.Value.Trim()) switch
        {
            ("expression", { Length: > 0 } expression) => expression,
            ("file", { Length: > 0 } file) => OfText(read(file)),
            _ => null,
        };
    }

    /// <summary>By the words with which the text of a licence begins.</summary>
    public static string? OfText(string text)
    {
        var beginning = text.Trim();
        return beginning.StartsWith("MIT License", StringComparison.Ordinal) ? "MIT"
            : beginning.StartsWith("SQLite is Public Domain", StringComparison.Ordinal) ? PublicDomain
            : null;
    }
}
