using System.Text.RegularExpressions;

namespace Studio.Inference.Models;

/// <summary>What a model card says in short: the licence of its front matter and its first paragraph.</summary>
internal sealed partial record ModelCard(string? Licence, string? About)
{
    private const int MaxLines = 200;
    private const int MaxLength = 600;

    public static ModelCard Read(string folder)
    {
        var file = new[] { "MODEL_CARD.md", "README.md" }.Select(name => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
        return file is null ? new ModelCard(null, null) : Parse([.. File.ReadLines(file).Take(MaxLines)]);
    }

    internal static ModelCard Parse(IReadOnlyList<string> lines)
    {
        var body = FrontMatterEnd(lines);
        var licences = lines.Take(body).Select(line => LicenceLine().Match(line)).Where(match => match.Success).ToList();

        // "license: other" says nothing; its name stands in a line of its own.
        var licence = (licences.Find(match => match.Groups["own"].Success) ?? licences.FirstOrDefault())?.Groups["name"].Value;
        var paragraph = lines.Skip(body)
            .SkipWhile(line => string.IsNullOrWhiteSpace(line) || line[0] is '#' or '<' or '|' or '[' or '!')
            .TakeWhile(line => !string.IsNullOrWhiteSpace(line) && line[0] != '#');
        var about = Plain(string.Join(' ', paragraph.Select(line => line.Trim())));
        return new ModelCard(licence, about.Length == 0 ? null : about);
    }

    /// <summary>The text for people, without the front matter.</summary>
    internal static string Body(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        return string.Join('\n', lines.Skip(FrontMatterEnd(lines))).Trim();
    }

    /// <summary>A card's marks are for pages that draw them: links keep their words, emphasis goes. What is too long ends with its last whole word.</summary>
    internal static string Plain(string text)
    {
        var plain = Emphasis().Replace(Link().Replace(text.ReplaceLineEndings(" ").Trim(), "${words}"), "");
        if (plain.Length <= MaxLength)
        {
            return plain;
        }

        var end = plain.LastIndexOf(' ', MaxLength);
        return $"{plain[..(end > 0 ? end : MaxLength)]} …";
    }

    private static int FrontMatterEnd(IReadOnlyList<string> lines)
    {
        if (lines.Count == 0 || lines[0].Trim() != "---")
        {
            return 0;
        }

        for (var i = 1; i < lines.Count; i++)
        {
            if (lines[i].Trim() == "---")
            {
                return i + 1;
            }
        }

        return 0;
    }

    [GeneratedRegex(@"!?\[(?<words>[^\]]*)\]\([^)]*\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();

    [GeneratedRegex(@"\*\*|__|`", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Emphasis();

    [GeneratedRegex(@"^license(?<own>_name)?:\s*(?<name>[\w.+-]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LicenceLine();
}
