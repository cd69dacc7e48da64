using System.Diagnostics;
using System.Globalization;
using Studio.Data.Moderation.Policies;
using Studio.Data.Moderation.Rules;

namespace Studio.Benchmarks.Policies;

/// <summary>
/// How long a policy takes to read a wish of 1,000 characters, with rules of every kind and 10,000 terms in all: made-up words of six scripts,
/// so that the matcher is as large as with real ones. Wishes that hit nothing, that hit, and that are nothing but disguises.
/// </summary>
internal static class PolicyBenchmark
{
    private const int Terms = 10_000;
    private const int Length = 1_000;
    private const int Rounds = 2_000;

    public static int Run()
    {
        var document = Document();
        var watch = Stopwatch.StartNew();
        var policy = new CompiledPolicy(document, number: 1);
        watch.Stop();
        var held = GC.GetTotalMemory(forceFullCollection: true);
        var terms = document.Texts.Sum(rule => rule.Terms.Count);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"## A policy of {terms:N0} terms reads a wish of {Length:N0} characters"));
        Console.WriteLine();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Made ready in {watch.Elapsed.TotalMilliseconds:f0} ms, once per version; {held / 1024 / 1024:N0} MB are held with it, the runtime included."));
        Console.WriteLine();
        Console.WriteLine("| wish | one reading | hits |");
        Console.WriteLine("|---|---|---|");
        foreach (var (name, wish) in Wishes(document))
        {
            var times = Measure(policy, wish, out var hits);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | p50 {times.Median:f2} ms, p95 {times.At(0.95):f2} ms | {hits} |"));
        }

        GC.KeepAlive(policy);
        return 0;
    }

    private static Quantiles Measure(CompiledPolicy policy, string wish, out int hits)
    {
        var times = new List<double>(Rounds);
        hits = TextEvaluator.Evaluate(policy, wish, "en").Fired.Sum(hit => hit.Words.Count);
        for (var round = 0; round < Rounds * 2; round++)
        {
            var start = Stopwatch.GetTimestamp();
            TextEvaluator.Evaluate(policy, wish, "en");
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        // The first half compiles what is measured.
        return new Quantiles(times.Skip(Rounds));
    }

    private static PolicyDocument Document()
    {
        var words = new MadeUpWords(seed: 20);
        string[] patterns = [@"\+?\d[\d ()/-]{7,}\d", @"[a-z0-9._%+-]+@[a-z0-9.-]+\.[a-z]{2,}", @"(\d+\s*)+-\d+", "#[a-z]+-[0-9]{4}"];
        return new PolicyDocument
        {
            Texts =
            [
                Rule("words", RuleKind.Terms, words.Take(Terms - 2_000 - patterns.Length)) with { Exceptions = [.. words.Take(500)], Same = new SameWord { InCompounds = true } },
                Rule("people", RuleKind.Persons, words.Take(1_000).Select(word => $"{word} {words.Next()}")) with { Action = RuleAction.Transform, Becomes = "a person" },
                Rule("styles", RuleKind.Styles, words.Take(1_000)) with { Action = RuleAction.Transform, Becomes = "flat shapes" },
                Rule("patterns", RuleKind.Patterns, patterns),
                new TextRule { Id = "languages", Name = "languages", Kind = RuleKind.Languages, Action = RuleAction.Watch, Allowed = ["en"] },
            ],
        };
    }

    private static TextRule Rule(string id, RuleKind kind, IEnumerable<string> terms) =>
        new() { Id = id, Name = id, Kind = kind, Action = RuleAction.Hold, Terms = [.. terms.Select(term => new RuleTerm(term))] };

    private static IEnumerable<(string Name, string Wish)> Wishes(PolicyDocument document)
    {
        var listed = document.Texts[0].Terms;
        yield return ("plain English, nothing listed", Fill("a small brown squirrel with a golden crown on a mossy stone in a sunlit forest, "));
        yield return ("Japanese and Chinese, nothing listed", Fill("苔むした石の上に座る小さな茶色のリスと金の冠、日の当たる森の中。一只戴着金冠的小松鼠坐在长满青苔的石头上。"));
        yield return ("letters of three alphabets mixed in every word", Fill("а smаll brоwn sqυirrel wιth a gоlden crоwn "));
        yield return ("spelled apart, digits for letters", Fill("s q u i r r e l  w1th  4  g0ld3n  c r 0 w n, "));
        yield return ("nothing but listed words", Fill(string.Concat(listed.Take(200).Select(term => $"{term.Text} "))));
        yield return ("numbers and addresses for the patterns", Fill("call 1111 1111 1111 or write to nobody@nowhere 1111111111! "));
    }

    private static string Fill(string text) => string.Concat(Enumerable.Repeat(text, (Length / text.Length) + 1))[..Length];
}
