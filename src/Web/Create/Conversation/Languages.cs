namespace Studio.Web.Create.Conversation;

/// <summary>English names of the languages that are recognised; the program must not depend on the machine's own culture data.</summary>
public static class Languages
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
        ["he"] = "Hebrew",
        ["th"] = "Thai",
        ["hi"] = "Hindi",
        ["el"] = "Greek",
    };

    /// <summary>Null where the language could not be told: then nothing is said about it.</summary>
    public static string? NameOf(string language) => Names.GetValueOrDefault(language);

    /// <summary>For the lang attribute, which chooses glyphs and hyphens.</summary>
    public static string? Attribute(string language) => language is "und" or "" ? null : language;
}
