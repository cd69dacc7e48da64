using System.Globalization;
using System.Text.Json;
using Studio.Data.Moderation.Policies;
using Studio.Data.Moderation.Rules;

namespace Studio.Benchmarks.Policies;

/// <summary>
/// In how many harmless prompts each word list of a folder fires: what a workspace gets that takes it as it is. The lists and the prompts
/// (one a line) are not in the repository; the studio's own wishes are. Words are counted, never printed.
/// </summary>
internal static class BlocklistBenchmark
{
    /// <summary>A list of fewer terms says little by itself; the folder with all its languages is counted as one.</summary>
    private const int LeastTerms = 10;

    public static async Task<int> RunAsync(string lists, string prompts)
    {
        var sets = new List<(string Name, IReadOnlyList<string> Texts)>();
        foreach (var folder in Directory.GetDirectories(prompts).Order(StringComparer.Ordinal))
        {
            sets.Add((Path.GetFileName(folder), await LinesAsync(Directory.GetFiles(folder, "*.txt").Where(file => !Path.GetFileName(file).StartsWith("License", StringComparison.OrdinalIgnoreCase)))));
        }

        sets.RemoveAll(set => set.Texts.Count == 0);
        sets.Add(("our wishes", await OwnAsync()));
        Console.WriteLine("## Harmless prompts in which a word list fires");
        Console.WriteLine();
        Console.WriteLine($"| list | terms | {string.Join(" | ", sets.Select(set => string.Create(CultureInfo.InvariantCulture, $"{set.Name} ({set.Texts.Count:N0})")))} | with parts of compounds, all |");
        Console.WriteLine($"|---|---|{string.Concat(sets.Select(_ => "---|"))}---|");
        foreach (var (name, terms) in await ListsAsync(lists))
        {
            var (plain, parts) = (Policy(name, terms, inCompounds: false), Policy(name, terms, inCompounds: true));
            var fired = sets.Select(set => Count(plain, set.Texts)).ToList();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {terms.Count:N0} | {string.Join(" | ", fired)} | {sets.Sum(set => Count(parts, set.Texts)):N0} |"));
        }

        return 0;
    }

    private static int Count(CompiledPolicy policy, IReadOnlyList<string> texts) =>
        texts.AsParallel().Count(text => TextEvaluator.Evaluate(policy, text, language: null).Fired.Any());

    private static CompiledPolicy Policy(string name, IReadOnlyList<RuleTerm> terms, bool inCompounds) => new(
        new PolicyDocument { Texts = [new TextRule { Id = name, Name = name, Kind = RuleKind.Terms, Action = RuleAction.Hold, Terms = terms, Same = new SameWord { InCompounds = inCompounds } }] },
        number: 1);

    private static async Task<IReadOnlyList<(string Name, IReadOnlyList<RuleTerm> Terms)>> ListsAsync(string folder)
    {
        var lists = new List<(string, IReadOnlyList<RuleTerm>)>();
        foreach (var source in Directory.GetDirectories(folder).Order(StringComparer.Ordinal))
        {
            var all = new List<RuleTerm>();
            foreach (var file in Directory.GetFiles(source).Where(IsList).Order(StringComparer.Ordinal))
            {
                await using var stream = File.OpenRead(file);
                var terms = (await TermFile.ReadAsync(stream, Path.GetFileName(file), CancellationToken.None)).Terms;
                all.AddRange(terms);
                if (terms.Count >= LeastTerms)
                {
                    lists.Add(($"{Path.GetFileName(source)}/{Path.GetFileName(file)}", terms));
                }
            }

            lists.Add(($"{Path.GetFileName(source)}, all of it", [.. all.DistinctBy(term => term.Text)]));
        }

        return lists;
    }

    private static bool IsList(string file) => Path.GetExtension(file) is "" or ".txt" or ".csv" && Path.GetFileName(file) is not "LICENSE" && !Path.GetFileName(file).StartsWith("emoji", StringComparison.Ordinal);

    private static async Task<IReadOnlyList<string>> LinesAsync(IEnumerable<string> files)
    {
        var lines = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            lines.UnionWith((await File.ReadAllLinesAsync(file)).Where(line => line.Length > 0));
        }

        return [.. lines];
    }

    /// <summary>Wishes and prompts of the tables that the language model is tested with.</summary>
    private static async Task<IReadOnlyList<string>> OwnAsync()
    {
        var wishes = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in Directory.GetFiles(Path.Combine(Folders.Models, "..", "tests", "Inference.Tests", "Prompting"), "*.json"))
        {
            using var table = JsonDocument.Parse(await File.ReadAllTextAsync(file));
            if (table.RootElement.ValueKind == JsonValueKind.Array)
            {
                wishes.UnionWith(table.RootElement.EnumerateArray()
                    .SelectMany(row => (string[])["wish", "first", "change", "prompt"], (row, name) => row.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString()! : "")
                    .Where(text => text.Length > 0));
            }
        }

        return [.. wishes];
    }
}
