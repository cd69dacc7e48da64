using System.Globalization;
using System.Text.RegularExpressions;

namespace Studio.Data.Evaluation.Folders;

/// <summary>
/// Finds the prompt of a picture by the name of its file. Four namings are known; the one that finds most prompts is taken.
/// </summary>
public static partial class PictureNames
{
    private static readonly IReadOnlyDictionary<FolderNaming, Func<string, IEnumerable<PictureName>>> Namings = new Dictionary<FolderNaming, Func<string, IEnumerable<PictureName>>>
    {
        [FolderNaming.Numbered] = OfNumbered,
        [FolderNaming.NumberedFolders] = OfNumberedFolders,
        [FolderNaming.Words] = OfWords,
        [FolderNaming.Keys] = OfKeys,
    };

    /// <param name="paths">Within the folder, with / between its parts.</param>
    /// <param name="prompts">Of the evaluation.</param>
    /// <param name="most">Pictures of a prompt; more are left over.</param>
    public static FolderMatch Match(IReadOnlyList<string> paths, IReadOnlyList<NamedPrompt> prompts, int most) =>
        Namings.Select(naming => Match(naming.Key, naming.Value, paths, prompts, most)).MaxBy(match => match.Prompts)!;

    private static FolderMatch Match(FolderNaming naming, Func<string, IEnumerable<PictureName>> read, IReadOnlyList<string> paths, IReadOnlyList<NamedPrompt> prompts, int most)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (place, prompt) in prompts.Index())
        {
            if (Name(naming, prompt) is { } name)
            {
                places.TryAdd(name, place);
            }
        }

        // In one order wherever they come from: which of two that contradict each other counts is the same at the design and at the start.
        var named = paths.Order(StringComparer.Ordinal)
            .Select(path => (Path: path, Name: read(path).FirstOrDefault(name => places.ContainsKey(name.Prompt))))
            .Where(picture => picture.Name is not null)
            .ToList();
        var found = named
            .GroupBy(picture => places[picture.Name!.Prompt])
            .SelectMany(prompt => prompt
                // The same picture in two folders, or as PNG and WebP: the first one counts.
                .DistinctBy(picture => picture.Name!.Number)
                .OrderBy(picture => picture.Name!.Number)
                .Take(most)
                .Select((picture, number) => new MatchedPicture(picture.Path, prompt.Key, number)))
            .OrderBy(picture => picture.Prompt).ThenBy(picture => picture.Number)
            .ToList();
        var again = named.GroupBy(picture => (places[picture.Name!.Prompt], picture.Name!.Number)).SelectMany(place => place.Skip(1)).Select(picture => picture.Path).ToList();
        return new FolderMatch(naming, found, prompts.Count, paths.Count, again, paths.Count - named.Count);
    }

    private static string? Name(FolderNaming naming, NamedPrompt prompt) => naming switch
    {
        FolderNaming.Words => Folded(prompt.Text),
        FolderNaming.Keys => prompt.Key is { } key ? Folded(Path.GetFileNameWithoutExtension(key)) : null,
        _ => prompt.Row.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>12_0.png, as in openai/dalle3-eval-samples: the prompt's row and the picture, both from 0.</summary>
    private static IEnumerable<PictureName> OfNumbered(string path) => Numbered().Match(Stem(path)) is { Success: true } match
        ? [new(Row(match), Number(match))]
        : [];

    /// <summary>00012/samples/0000.png, as GenEval's scripts write them.</summary>
    private static IEnumerable<PictureName> OfNumberedFolders(string path)
    {
        var folders = path.Split('/').SkipLast(1).Where(folder => folder != "samples");
        return folders.LastOrDefault() is { } folder && FolderNumber().Match(folder) is { Success: true } match && FolderNumber().Match(Stem(path)) is { Success: true } picture
            ? [new(Row(match), long.Parse(picture.ValueSpan, CultureInfo.InvariantCulture))]
            : [];
    }

    /// <summary>"a green bench and a blue bowl_000004.png", as T2I-CompBench's scripts write them: the numbers go on over all prompts.</summary>
    private static IEnumerable<PictureName> OfWords(string path) => [new(Folded(Stem(path)), 0), .. Numbers(Words().Match(Stem(path)))];

    /// <summary>The key that the set gives, as it is or with a number behind it.</summary>
    private static IEnumerable<PictureName> OfKeys(string path) => [new(Folded(Stem(path)), 0), .. Numbers(KeyNumber().Match(Stem(path)))];

    private static IEnumerable<PictureName> Numbers(Match match) => match.Success ? [new(Folded(match.Groups["of"].Value), Number(match))] : [];

    private static string Row(Match match) => long.Parse(match.Groups["of"].ValueSpan, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture);

    private static long Number(Match match) => long.Parse(match.Groups["number"].ValueSpan, CultureInfo.InvariantCulture);

    private static string Stem(string path) => Path.GetFileNameWithoutExtension(path);

    /// <summary>Without what file systems do not take, and cut where they cut.</summary>
    private static string Folded(string text)
    {
        var folded = string.Concat(text.Normalize().ToLowerInvariant().Where(char.IsLetterOrDigit));
        return folded.Length > 120 ? folded[..120] : folded;
    }

    private const int Milliseconds = 100;

    [GeneratedRegex(@"^(?<of>\d{1,9})_(?<number>\d{1,9})$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, Milliseconds)]
    private static partial Regex Numbered();

    [GeneratedRegex(@"^(?<of>\d{1,9})$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, Milliseconds)]
    private static partial Regex FolderNumber();

    [GeneratedRegex(@"^(?<of>.+)_(?<number>\d{6})$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.Singleline, Milliseconds)]
    private static partial Regex Words();

    [GeneratedRegex(@"^(?<of>.+)[_\- ]+(?<number>\d{1,6})$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.Singleline, Milliseconds)]
    private static partial Regex KeyNumber();

    private sealed record PictureName(string Prompt, long Number);
}
