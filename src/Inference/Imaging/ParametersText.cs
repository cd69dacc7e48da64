using System.Text.RegularExpressions;

namespace Studio.Inference.Imaging;

/// <summary>
/// Parses and writes the A1111 text. The rules were taken from the format's description and from goldens/png-metadata: the last line counts only with three
/// pairs or more; lines are trimmed; a line that starts with "Negative prompt:" starts the negative prompt.
/// </summary>
internal static partial class ParametersText
{
    private const string Negative = "Negative prompt:";
    private const int FewestPairs = 3;

    public static GenerationParameters Parse(string text)
    {
        var lines = text.Trim().Split('\n');
        var pairs = Pair().Matches(lines[^1]);
        var hasPairs = pairs.Count >= FewestPairs;
        var (prompt, negative) = Prompts(hasPairs ? lines[..^1] : lines);
        var fields = hasPairs ? Fields(pairs) : new OrderedDictionary<string, string>(StringComparer.Ordinal);
        var finished = BeginWithFirstPass(fields);
        if (fields.TryGetValue("Hypernet", out var hypernet))
        {
            // Pictures from before hypernetworks were written into the prompt.
            prompt += $"<hypernet:{hypernet}:{fields.GetValueOrDefault("Hypernet strength", "1.0")}>";
        }

        return new GenerationParameters { Prompt = prompt, NegativePrompt = negative, Fields = fields, FinishedSize = finished };
    }

    public static string Format(GenerationParameters parameters)
    {
        var pairs = parameters.Fields.Select(field => Pair(parameters.Fields, field.Key, field.Value)).OfType<string>();
        var lines = new List<string> { parameters.Prompt };
        if (parameters.NegativePrompt.Length > 0)
        {
            lines.Add($"{Negative} {parameters.NegativePrompt}");
        }

        lines.Add(string.Join(", ", pairs));
        return string.Join('\n', lines).Trim();
    }

    private static (string Prompt, string Negative) Prompts(string[] lines)
    {
        var prompt = new List<string>();
        var negative = new List<string>();
        var current = prompt;
        foreach (var raw in lines)
        {
            var line = raw.Trim();
            if (line.StartsWith(Negative, StringComparison.Ordinal))
            {
                current = negative;
                line = line[Negative.Length..].Trim();
            }

            // Empty lines before the first words do not count, those between do.
            if (current.Count > 0 || line.Length > 0)
            {
                current.Add(line);
            }
        }

        return (string.Join('\n', prompt), string.Join('\n', negative));
    }

    private static OrderedDictionary<string, string> Fields(MatchCollection pairs)
    {
        var fields = new OrderedDictionary<string, string>(StringComparer.Ordinal);
        foreach (Match pair in pairs)
        {
            var value = QuotedValue.Unquote(pair.Groups["value"].Value);
            if (SizeValue().Match(value) is { Success: true } size)
            {
                fields[$"{pair.Groups["key"].Value}-1"] = size.Groups["width"].Value;
                fields[$"{pair.Groups["key"].Value}-2"] = size.Groups["height"].Value;
            }
            else
            {
                fields[pair.Groups["key"].Value] = value;
            }
        }

        return fields;
    }

    /// <summary>Old pictures with a "first pass": that was the size the model drew at, and what stood as the size that of the finished picture, which is given back.</summary>
    private static (string Width, string Height)? BeginWithFirstPass(OrderedDictionary<string, string> fields)
    {
        if (!fields.TryGetValue("First pass size-1", out var width) || !fields.TryGetValue("First pass size-2", out var height) || width == "0" || height == "0")
        {
            return null;
        }

        var finished = (fields.GetValueOrDefault("Size-1", width), fields.GetValueOrDefault("Size-2", height));
        fields["Size-1"] = width;
        fields["Size-2"] = height;
        return finished;
    }

    private static string? Pair(OrderedDictionary<string, string> fields, string key, string value)
    {
        if (key.EndsWith("-2", StringComparison.Ordinal) && fields.ContainsKey($"{key[..^2]}-1"))
        {
            return null;
        }

        return key.EndsWith("-1", StringComparison.Ordinal) && fields.TryGetValue($"{key[..^2]}-2", out var height)
            ? $"{key[..^2]}: {value}x{height}"
            : $"{key}: {QuotedValue.Quote(value)}";
    }

    // A key of two or more word characters, blanks, - or /; then a JSON string or everything up to the comma.
    [GeneratedRegex("""\s*(?<key>\w[\w \-/]+):\s*(?<value>"(?:\\.|[^\\"])+"|[^,]*)(?:,|$)""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pair();

    [GeneratedRegex("^(?<width>[0-9]+)x(?<height>[0-9]+)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SizeValue();
}
