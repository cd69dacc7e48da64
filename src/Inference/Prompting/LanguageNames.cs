namespace Studio.Inference.Prompting;

/// <summary>English names of the languages that are recognised; the program must not depend on the machine's own culture data.</summary>
public static class LanguageNames
{
    private static readonly Dictionary<string, string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["en"] = "English",
        ["ja"] = "Japanese",
        ["zh"] = "Chinese",
        ["zh-Hans"] = "Chinese",
        ["zh-Hant"] = "Chinese, traditional",
        ["ko"] = "Korean",
        ["de"] = "German",
        ["fr"] = "French",
        ["es"] = "Spanish",
        ["pt"] = "Portuguese",
        ["it"] = "Italian",
        ["ru"] = "Russian",
        ["ar"] = "Arabic",
        ["fa"] = "Persian",
        ["he"] = "Hebrew",
        ["th"] = "Thai",
        ["hi"] = "Hindi",
        ["el"] = "Greek",
        ["uk"] = "Ukrainian",
        ["hy"] = "Armenian",
        ["bn"] = "Bengali",
        ["pa"] = "Punjabi",
        ["gu"] = "Gujarati",
        ["ta"] = "Tamil",
        ["te"] = "Telugu",
        ["kn"] = "Kannada",
        ["ml"] = "Malayalam",
        ["si"] = "Sinhala",
        ["lo"] = "Lao",
        ["bo"] = "Tibetan",
        ["my"] = "Burmese",
        ["ka"] = "Georgian",
        ["am"] = "Amharic",
        ["km"] = "Khmer",
        ["nl"] = "Dutch",
        ["sv"] = "Swedish",
        ["da"] = "Danish",
        ["fi"] = "Finnish",
        ["id"] = "Indonesian",
        ["vi"] = "Vietnamese",
        ["tr"] = "Turkish",
        ["pl"] = "Polish",
        ["cs"] = "Czech",
        ["hu"] = "Hungarian",
        ["ro"] = "Romanian",
    };

    /// <summary>Null where the language could not be told: then nothing is said about it.</summary>
    public static string? Of(string language) => Names.GetValueOrDefault(language);

    /// <summary>"English, Japanese and German"; scripts of one language count once.</summary>
    public static string List(IEnumerable<string> languages, string joint = "and")
    {
        var names = languages.Select(language => Of(language)?.Split(',')[0] ?? language).Distinct(StringComparer.Ordinal).ToList();
        return names.Count < 2 ? string.Concat(names) : $"{string.Join(", ", names.SkipLast(1))} {joint} {names[^1]}";
    }
}
