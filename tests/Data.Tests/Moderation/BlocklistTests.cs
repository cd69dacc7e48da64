using Studio.Data.Moderation.Policies;
using Studio.Data.Moderation.Rules;
using Studio.Testing;

namespace Studio.Data.Tests.Moderation;

/// <summary>
/// Whole word lists: our own beside this file, or those of the folder that STUDIO_TEST_BLOCKLISTS names (LDNOOBW and the like: they are obscene and not
/// ours, so none is in the repository). How often they fire in harmless prompts is counted by the benchmark "blocklists" (docs/policies.md).
/// </summary>
public sealed class BlocklistTests
{
    private static readonly string Folder =
        Environment.GetEnvironmentVariable("STUDIO_TEST_BLOCKLISTS") ?? Path.Combine(Repository.Root, "tests", "Data.Tests", "Moderation", "lists");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_term_of_every_list_is_found_where_it_stands_alone_and_in_a_sentence()
    {
        foreach (var file in Lists())
        {
            var terms = await ReadAsync(file);
            var policy = Policy(terms);
            string[] missed = [.. terms.Select(term => term.Text).Where(text => !Fires(policy, text) || !Fires(policy, $"“{text}”, 7"))];
            Assert.True(missed.Length == 0, $"{Path.GetFileName(file)}: {missed.Length} of {terms.Count}, first in line {(missed.Length > 0 ? terms.Select(term => term.Text).ToList().IndexOf(missed[0]) : -1)}");
        }
    }

    [Fact]
    public async Task A_list_that_is_exported_and_imported_again_is_the_same()
    {
        foreach (var file in Lists())
        {
            var terms = await ReadAsync(file);
            foreach (var name in (string[])["list.txt", "list.csv"])
            {
                await using var written = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(TermFile.Write(terms, asCsv: name.EndsWith("csv", StringComparison.Ordinal))));
                Assert.Equal(terms.Select(term => term.Text), (await TermFile.ReadAsync(written, name, Ct)).Terms.Select(term => term.Text));
            }
        }
    }

    private static string[] Lists()
    {
        string[] lists = [.. Directory.GetFiles(Folder, "*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is "" or ".txt" or ".csv" && Path.GetFileName(file) is not "LICENSE" && !Path.GetFileName(file).StartsWith("emoji", StringComparison.Ordinal))];
        Assert.True(lists.Length > 0, $"There is no list in {Folder}.");
        return lists;
    }

    private static async Task<IReadOnlyList<RuleTerm>> ReadAsync(string file)
    {
        await using var stream = File.OpenRead(file);
        var import = await TermFile.ReadAsync(stream, Path.GetFileName(file), Ct);
        return import.Terms;
    }

    private static bool Fires(CompiledPolicy policy, string text) => TextEvaluator.Evaluate(policy, text, language: null).Fired.Any();

    private static CompiledPolicy Policy(IReadOnlyList<RuleTerm> terms) =>
        new(new PolicyDocument { Texts = [new TextRule { Id = "list", Name = "List", Kind = RuleKind.Terms, Action = RuleAction.Hold, Terms = terms }] }, number: 1);
}
