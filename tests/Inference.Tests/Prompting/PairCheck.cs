using System.Text.RegularExpressions;
using Studio.Inference.Prompting;

namespace Studio.Inference.Tests.Prompting;

/// <summary>
/// Reads a description without the program's own parser: every pair is there, no colour or count has gone to another thing, no thing has come that nobody named, and the
/// note says nothing that the text belies. Allowed are scenery, light, size, place in the picture, and a colour or count that the wish leaves open.
/// </summary>
internal static partial class PairCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly string[] Colors = [.. Upsampling.Vocabulary.Colors.Keys, "golden", "silver"];
    private static readonly string[] Numbers = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    private static readonly VocabularyObject[] Objects = [.. Upsampling.Vocabulary.Objects];

    public static IReadOnlyList<string> Faults(PairRow row, string text, string? note)
    {
        var faults = new List<string>();
        var things = row.Pairs.Select(Thing.Of).ToList();
        foreach (var thing in things.Where(thing => !Finds(text, thing.Pattern)))
        {
            faults.Add($"no “{thing.Pair}”");
        }

        var cast = CastOf(text);
        var used = things.Select(thing => thing.Color).OfType<string>().ToHashSet(StringComparer.Ordinal);
        if (things.Count > 0)
        {
            foreach (var (noun, before) in cast)
            {
                var own = things.Where(thing => thing.Noun == noun).ToList();
                if (own.Count == 0)
                {
                    faults.Add($"nobody named {noun}");
                }
                else if (own.TrueForAll(thing => thing.Color is null) && used.Any(color => Finds(before, $@"\b{color}\b")))
                {
                    faults.Add($"a colour of another thing on {noun}");
                }
                else if (own.TrueForAll(thing => thing.Number is null) && things.Exists(thing => thing.Number is not null) && Numbers.Any(number => Finds(before, $@"\b{number}\b")))
                {
                    faults.Add($"a count of another thing on {noun}");
                }
            }
        }

        faults.AddRange(row.Has.Where(word => !text.Contains(word, StringComparison.OrdinalIgnoreCase)).Select(word => $"no “{word}”"));
        faults.AddRange(row.Gone.Where(word => Finds(text, $@"(?<!\w){Regex.Escape(word.Trim())}(?!\w)")).Select(word => $"still “{word}”"));
        faults.AddRange(row.Note.Where(word => note?.Contains(word, StringComparison.OrdinalIgnoreCase) != true).Select(word => $"nothing said of “{word}”"));
        if (row.Relation is { } relation && things.Count == 2 && !Stands(text, things[0].Pattern, things[1].Pattern, relation))
        {
            faults.Add($"not {relation}");
        }

        faults.AddRange(Lies(text, note));
        faults.AddRange(Doubled().Matches(text).Select(match => $"garbled “{match.Value}”"));
        return faults;
    }

    /// <summary>Sentences that the text belies.</summary>
    public static IEnumerable<string> Lies(string text, string? note)
    {
        foreach (var sentence in (note ?? "").Split(". "))
        {
            var quoted = Quoted().Matches(sentence).Select(match => match.Groups["words"].Value).ToList();
            var isGone = sentence.Contains("leaves", StringComparison.Ordinal) && sentence.Contains(" out", StringComparison.Ordinal);
            var isUnsaid = sentence.Contains("does not say", StringComparison.Ordinal) || sentence.Contains(" out of the description", StringComparison.Ordinal);
            foreach (var words in quoted)
            {
                // "old" is not in "golden".
                var isThere = char.IsAscii(words[0]) && char.IsLetter(words[0]) ? Regex.IsMatch(text, $@"(?<![\p{{L}}]){Regex.Escape(words.TrimEnd('…'))}(?![\p{{L}}])", RegexOptions.IgnoreCase, Patience) : text.Contains(words, StringComparison.OrdinalIgnoreCase);
                if ((isGone || (isUnsaid && words.Contains(' ', StringComparison.Ordinal))) && isThere)
                {
                    yield return $"untrue of “{words}”: {sentence}";
                }

                if (sentence.Contains("wrote", StringComparison.Ordinal) && sentence.Contains("into the description", StringComparison.Ordinal) && !isThere && !words.EndsWith('…'))
                {
                    yield return $"not written “{words}”: {sentence}";
                }
            }
        }
    }

    /// <summary>The known things of the sentences that are not about the background, with the words before each.</summary>
    private static List<(string Noun, string Before)> CastOf(string text)
    {
        var found = new List<(string, string)>();
        foreach (var sentence in Sentences().Split(text).Where(sentence => !Setting().IsMatch(sentence)))
        {
            var plain = Written().Replace(sentence, " ");
            var hits = Objects.SelectMany(thing => new[] { thing.Name, thing.Plural }.OfType<string>().Distinct(StringComparer.Ordinal)
                    .SelectMany(name => Regex.Matches(plain, $@"\b{Regex.Escape(name)}\b", RegexOptions.IgnoreCase, Patience).Select(match => (thing.Name, match.Index, match.Length))))
                .ToList();
            foreach (var hit in hits.Where(hit => !hits.Exists(other => other.Length > hit.Length && other.Index <= hit.Index && other.Index + other.Length >= hit.Index + hit.Length)).OrderBy(hit => hit.Index))
            {
                var before = Lead().Match(plain[..hit.Index]).Value;
                // "two orange fish": the fruit is no colour.
                var isColor = hit.Name == "orange" && OrangeThing().IsMatch(plain[hit.Index..]);
                if (!isColor && !Worn().IsMatch(plain[..hit.Index]))
                {
                    found.Add((hit.Name, before));
                }
            }
        }

        return found;
    }

    private static bool Stands(string text, string first, string second, string relation)
    {
        if (!Finds(text, first) || !Finds(text, second))
        {
            return false;
        }

        var (a, b) = (Regex.Match(text, first, RegexOptions.IgnoreCase, Patience).Index, Regex.Match(text, second, RegexOptions.IgnoreCase, Patience).Index);

        string[] forward = relation switch { "next to" => ["next to", "beside", "side by side"], "left" => ["left of", "on the left and"], "right" => ["right of", "on the right and"], "above" => ["above", "at the top and"], "below" => ["below", "at the bottom and"], _ => [relation] };
        string[] backward = relation switch { "next to" => ["next to", "beside", "side by side"], "left" => ["right of", "on the right and"], "right" => ["left of", "on the left and"], "above" => ["below", "at the bottom and"], "below" => ["above", "on top of", "at the top and"], "on top of" => ["below"], _ => [relation] };
        return (a < b ? forward : backward).Any(words => text[Math.Min(a, b)..Math.Max(a, b)].Contains(words, StringComparison.OrdinalIgnoreCase));
    }

    private static bool Finds(string text, string pattern) => Regex.IsMatch(text, pattern, RegexOptions.IgnoreCase, Patience);

    private sealed record Thing(string Pair, string? Number, string? Color, string Noun, string Pattern)
    {
        public static Thing Of(string pair)
        {
            var words = pair.Split(' ').ToList();
            var number = words.Find(Numbers.Contains);
            var color = words.Find(Colors.Contains);
            var noun = string.Join(' ', words.Where(word => word != number && word != color));
            var thing = Array.Find(Objects, thing => thing.Name == noun || thing.Name.EndsWith(" " + noun, StringComparison.Ordinal)) ?? throw new InvalidOperationException($"{noun} is no object.");
            var said = number is not null && thing.Plural is { } plural ? plural : thing.Name;
            const string Word = @"(?:(?!and |with |on |in |a |an )[\w-]+ )";
            var counted = number is null ? "" : $"{number} {Word}{{0,3}}";
            var colored = color is null ? "" : $"{color} {Word}{{0,2}}";
            return new Thing(pair, number, color, thing.Name, $@"\b{counted}{colored}{Regex.Escape(said)}{(number is null ? "s?" : "")}\b");
        }
    }

    [GeneratedRegex(@"(?<=[.!?])\s+", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Sentences();

    [GeneratedRegex("“(?<words>[^”]+)”", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"^orange (?!in |on |at |is |next |beside |and )\w", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex OrangeThing();

    [GeneratedRegex("\"[^\"]*\"", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Written();

    [GeneratedRegex(@"(?i)\b(?:setting|scene|behind|background)\b|^it is|^(?:the )?stars|^the (?:sky|sun|light)|^the style|^rendered|^flat illustration", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Setting();

    [GeneratedRegex(@"(?:(?!(?:above|below|of|to|and|with|beside) )[\w-]+ ){0,4}$", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Lead();

    [GeneratedRegex(@"(?:wearing|with|and) (?:an? )?(?:[\w-]+ ){0,2}$", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Worn();

    [GeneratedRegex(@"(?i)\b(?!(?:grass|glass|across)\b)\w+ss\b|\b(?<count>two|three|four) \w+ \k<count>\b|\b(?<word>\w{3,}) \k<word>\b", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Doubled();
}
