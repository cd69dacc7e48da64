using System.Text.Json;
using Studio.Testing;

namespace Studio.Inference.Tests.Prompting;

/// <summary>Puts wishes together from pair-parts.json: languages x things x colours x counts x relations x places x quotes x things that nobody knows.</summary>
internal static class PairGenerator
{
    public static IEnumerable<PairRow> Rows()
    {
        var file = Path.Combine(Repository.Root, "tests", "Inference.Tests", "Prompting", "pair-parts.json");
        var languages = JsonSerializer.Deserialize<Dictionary<string, Parts>>(File.ReadAllText(file), JsonSerializerOptions.Web)!;
        return languages.SelectMany(language => Rows(language.Key, language.Value));
    }

    private static IEnumerable<PairRow> Rows(string language, Parts parts)
    {
        var colors = parts.Colors.Keys.ToList();
        for (var i = 0; i < parts.Nouns.Count; i++)
        {
            var (first, second) = (parts.Nouns[i], parts.Nouns[(i + 1) % parts.Nouns.Count]);
            var (color, other) = (colors[i % colors.Count], colors[(i + 1) % colors.Count]);
            var stranger = parts.Unknown[i % parts.Unknown.Count];
            var a = Said(first.One, parts, color);
            var b = Said(second.One, parts, other);
            var several = Said(second.Several!, parts, other);
            var unknown = Said(stranger.One, parts, other);
            var (one, two, many) = ($"{color} {first.Name}", $"{other} {second.Name}", $"{second.Number} {other} {second.Name}");
            yield return Row(language, Both(parts.Join, a, b), [one, two]);
            yield return Row(language, Both(parts.Join, a, several), [one, many]);
            yield return Row(language, Both(parts.Join, several, a), [many, one]);
            yield return Row(language, Both(parts.Join, a, unknown), [one]) with { Gone = [$"{other} {first.Name}", $"plain {other}", $"solid {other}", $"{other} wall"], Note = [stranger.Name] };
            yield return Row(language, Both(parts.Join, unknown, a), [one]) with { Gone = [$"{other} {first.Name}", $"plain {other}", $"solid {other}", $"{other} wall"], Note = [stranger.Name] };
            yield return Row(language, Both(parts.Place[0], Both(parts.Join, a, b), ""), [one, two]) with { Has = [parts.Place[1]] };
            var (relation, template) = parts.Relations.ElementAt(i % parts.Relations.Count);
            yield return Row(language, Both(template, a, b), [one, two]) with { Relation = relation };
            yield return Row(language, parts.Quote[0].Replace("{a}", a, StringComparison.Ordinal).Replace("{q}", parts.Quote[1], StringComparison.Ordinal), [one]) with { Has = [parts.Quote[1]] };
        }
    }

    private static PairRow Row(string language, string wish, IReadOnlyList<string> pairs) => new() { Language = language, Wish = wish, Pairs = pairs };

    private static string Both(string template, string a, string b) => template.Replace("{a}", a, StringComparison.Ordinal).Replace("{b}", b, StringComparison.Ordinal);

    private static string Said(string phrase, Parts parts, string color) =>
        parts.Colors[color].Aggregate(phrase, (said, form) => said.Replace($"{{{form.Key}}}", form.Value, StringComparison.Ordinal));

    private sealed record Parts(
        Dictionary<string, Dictionary<string, string>> Colors, List<Noun> Nouns, List<Noun> Unknown, string Join, Dictionary<string, string> Relations, List<string> Quote, List<string> Place);

    private sealed record Noun(string Name, string One, string? Several, string? Number);
}
