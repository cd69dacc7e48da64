using System.Text.RegularExpressions;
using Studio.Data.Audit;
using Studio.Data.Tenancy;
using Studio.Testing;
using Studio.Web.Audit;

namespace Studio.Web.Tests.Audit;

public sealed partial class AuditWordsTests
{
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal) { ["aa"] = "Mika", ["bb"] = "=HYPERLINK(\"evil\")" };

    public static TheoryData<string> Acts => [.. Enum.GetNames<AuditAct>()];

    [Theory]
    [MemberData(nameof(Acts))]
    public void Every_act_has_a_sentence_a_kind_and_an_icon_whatever_its_details_say(string act)
    {
        foreach (var details in (string[])["{}", "not json", "[1,2]", """{"count":"<script>","from":"<i>","to":"","model":"<b>","role":null}"""])
        {
            var entry = Entry(Enum.Parse<AuditAct>(act), details, "member/bb");
            var words = AuditWords.Text(AuditWords.Of(entry, Names));

            Assert.EndsWith(".", words, StringComparison.Ordinal);
            Assert.DoesNotContain("{", words, StringComparison.Ordinal);
            Assert.NotEmpty(AuditKinds.Name(AuditKinds.Of(entry.Act)));
            Assert.NotEmpty(AuditKinds.Icon(entry.Act));
        }
    }

    [Fact]
    public void Names_are_those_of_today_and_whoever_is_erased_is_a_former_member()
    {
        Assert.Equal(
            "Mika changed the role of Former member from Viewer to Rater.",
            AuditWords.Text(AuditWords.Of(Entry(AuditAct.RoleChanged, """{"from":"viewer","to":"rater"}""", "member/cc"), Names)));
        Assert.Equal(
            "Mika put 1,200 pictures into the trash.", AuditWords.Text(AuditWords.Of(Entry(AuditAct.ImagesDeleted, """{"count":1200}""", null), Names)));
    }

    [Theory]
    [InlineData("=1+1", "\"'=1+1\"")]
    [InlineData("+1", "\"'+1\"")]
    [InlineData("-1", "\"'-1\"")]
    [InlineData("@sum", "\"'@sum\"")]
    [InlineData("\tx", "\"'\tx\"")]
    [InlineData("a,\"b\"", "\"a,\"\"b\"\"\"")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    [InlineData("plain", "plain")]
    [InlineData(null, "")]
    public void A_field_of_the_csv_is_no_formula(string? value, string field) => Assert.Equal(field, CsvField.Of(value));

    [Fact]
    public async Task The_documentation_lists_every_act_and_those_that_nothing_writes_yet()
    {
        var text = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "audit.md"), TestContext.Current.CancellationToken);
        var table = text[text.IndexOf("| Code |", StringComparison.Ordinal)..text.IndexOf("Not written yet", StringComparison.Ordinal)];
        var listed = Code().Matches(table).Select(found => found.Groups["code"].Value).Where(code => !code.Contains(' ', StringComparison.Ordinal));
        Assert.Equal(Enum.GetNames<AuditAct>().Order(StringComparer.Ordinal), listed.Select(Name).Order(StringComparer.Ordinal));

        var missing = text[text.IndexOf("Not written yet", StringComparison.Ordinal)..text.IndexOf("## Verifying", StringComparison.Ordinal)];
        Assert.Equal(
            AuditWritersTests.NotYet.Select(act => act.ToString()).Order(StringComparer.Ordinal),
            Slanted().Matches(missing).Select(found => Name(found.Groups["code"].Value)).Order(StringComparer.Ordinal));
    }

    private static string Name(string code) => char.ToUpperInvariant(code[0]) + code[1..];

    private static ServerAuditEntry Entry(AuditAct act, string details, string? about) => new()
    {
        Number = 1,
        At = DateTime.UnixEpoch,
        Act = act,
        By = PrincipalKind.Member,
        Actor = "aa",
        Object = about,
        Details = details,
        Previous = AuditRecord.NoHash,
    };

    [GeneratedRegex("`(?<code>[a-zA-Z]+)`", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Code();

    [GeneratedRegex(@"\*(?<code>[a-zA-Z]+)\*", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Slanted();
}
