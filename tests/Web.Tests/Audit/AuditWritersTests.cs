using System.Text.RegularExpressions;
using Studio.Data.Audit;
using Studio.Testing;

namespace Studio.Web.Tests.Audit;

/// <summary>No act is promised that nothing writes, and none is written that the list below still calls missing.</summary>
public sealed partial class AuditWritersTests
{
    /// <summary>Their pages do not exist yet. Whoever writes the first entry of one takes it off this list.</summary>
    internal static readonly AuditAct[] NotYet = [];

    [Fact]
    public async Task Every_act_has_a_writer_and_those_without_one_are_known()
    {
        var written = new HashSet<AuditAct>();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.*", SearchOption.AllDirectories).Where(IsSource))
        {
            var source = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
            written.UnionWith(Named().Matches(source).Select(found => Enum.Parse<AuditAct>(found.Groups["act"].Value)));
        }

        Assert.Equal(Enum.GetValues<AuditAct>().Except(NotYet).Order(), written.Order());
    }

    /// <summary>The page's folder only reads, but for its export.</summary>
    private static bool IsSource(string file)
    {
        var path = file.Replace('\\', '/');
        return (path.EndsWith(".cs", StringComparison.Ordinal) || path.EndsWith(".razor", StringComparison.Ordinal))
            && !path.EndsWith("/DangerousActs.cs", StringComparison.Ordinal) && !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/src/Web/Audit/", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"AuditAct\.(?<act>\w+)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Named();
}
