using System.Text.RegularExpressions;
using Studio.Testing;

namespace Studio.Web.Tests;

public sealed partial class SecurityPageTests
{
    [Fact]
    public async Task Every_test_that_docs_security_names_is_there()
    {
        var token = TestContext.Current.CancellationToken;
        var named = Named().Matches(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "security.md"), token)).ToList();
        Assert.True(named.Count > 40, $"Only {named.Count} tests are named.");

        var missing = new List<string>();
        foreach (var name in named)
        {
            var files = Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests"), $"{name.Groups["class"].Value}.cs", SearchOption.AllDirectories);
            if (!files.Any(file => File.ReadAllText(file).Contains($" {name.Groups["test"].Value}(", StringComparison.Ordinal)))
            {
                missing.Add(name.Value);
            }
        }

        Assert.Empty(missing);
    }

    [GeneratedRegex("`(?<class>[A-Z][A-Za-z]*Tests)[.](?<test>[A-Z][A-Za-z_0-9]+)`", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Named();
}
