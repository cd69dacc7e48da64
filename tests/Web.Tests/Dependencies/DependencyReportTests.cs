using System.Text;
using Studio.Testing;

namespace Studio.Web.Tests.Dependencies;

public sealed class DependencyReportTests
{
    /// <summary>Looked at: what runs may be passed on with the program under its own licence. Another one has to be read before it is added here.</summary>
    private static readonly string[] OfTheProgram = ["MIT", "Apache-2.0", "BSD-3-Clause", "PostgreSQL", LicenceText.PublicDomain];

    /// <summary>Only run on machines of developers, and passed on to nobody.</summary>
    private static readonly string[] OfTests = [.. OfTheProgram, "MPL-2.0"];

    private static string Page => Path.Combine(Repository.Root, "docs", "dependencies.md");

    [Fact]
    public void Every_package_has_a_licence_that_somebody_looked_at()
    {
        var packages = RestoredPackages.All();

        Assert.Empty(packages.Where(package => !(package.Where == "tests" ? OfTests : OfTheProgram).Contains(package.Licence)).Select(package => $"{package.Name} {package.Version}: {package.Licence ?? "unknown"}"));
        Assert.Contains(packages, package => package is { Kind: "NuGet", Name: "Radzen.Blazor", Where: "program", Licence: "MIT" });
        Assert.Contains(packages, package => package is { Kind: "npm", Name: "com.github.asus4.onnxruntime", Where: "program" });
        Assert.Contains(packages, package => package is { Name: "Meziantou.Analyzer", Where: "build" });
        Assert.Contains(packages, package => package is { Name: "Microsoft.Playwright", Where: "tests" });
    }

    /// <summary>STUDIO_WRITE_DEPENDENCIES=1 writes the page anew.</summary>
    [Fact]
    public async Task The_page_lists_what_is_really_restored()
    {
        var token = TestContext.Current.CancellationToken;
        var expected = Write(RestoredPackages.All());
        if (Environment.GetEnvironmentVariable("STUDIO_WRITE_DEPENDENCIES") is not null)
        {
            await File.WriteAllTextAsync(Page, expected, token);
        }

        Assert.Equal(expected, (await File.ReadAllTextAsync(Page, token)).ReplaceLineEndings("\n"));
    }

    [Theory]
    [InlineData("""<license type="expression">MIT OR Apache-2.0</license>""", "MIT OR Apache-2.0")]
    [InlineData("""<license type="file">LICENSE.txt</license>""", "MIT")]
    [InlineData("""<license type="file">EULA.txt</license>""", null)]
    [InlineData("<licenseUrl>https://example.com/licence</licenseUrl>", null)]
    [InlineData("", null)]
    public void A_licence_is_known_by_its_expression_or_its_text(string declared, string? expected) => Assert.Equal(
        expected,
        LicenceText.OfNuGet(
            $"""<package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd"><metadata><id>x</id>{declared}</metadata></package>""",
            file => file == "EULA.txt" ? "You may not." : "MIT License\n\nCopyright (c) somebody"));

    private static string Write(IReadOnlyList<Dependency> packages)
    {
        var page = new StringBuilder("""
            # Packages of others

            Every NuGet and npm package that a restore brings, with its version and the licence that it declares. Written from the restored packages by `DependencyReportTests` (`STUDIO_WRITE_DEPENDENCIES=1` writes it anew), which fails when this page is not what is restored, or when a licence is unknown or was never looked at. Nobody outside is asked.

            *program*: part of what runs, or taken from the package for it. *build*: takes part in making it. *tests*: only in the test programs. Not listed: .NET itself, what only other choices of a build bring (`OnnxRuntimeSource`), and the design-time tools of migrations (`dotnet-ef`).

            | where | package | version | licence | from |
            |---|---|---|---|---|

            """.ReplaceLineEndings("\n"));
        foreach (var package in packages)
        {
            page.Append($"| {package.Where} | {package.Name} | {package.Version} | {package.Licence ?? "unknown"} | {package.Kind} |\n");
        }

        return page.ToString();
    }
}
