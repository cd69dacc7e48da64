namespace Studio.Inference.Prompting;

/// <summary>Languages that the tables have no words for, by the script they are written in: a wish must not be filed as English.</summary>
internal static class OtherScripts
{
    private static readonly (char First, char Last, string Language)[] Ranges =
    [
        ('\u0370', '\u03FF', "el"), ('\u0530', '\u058F', "hy"), ('\u0590', '\u05FF', "he"), ('\u0600', '\u06FF', "ar"), ('\u0750', '\u077F', "ar"),
        ('\u0900', '\u097F', "hi"), ('\u0980', '\u09FF', "bn"), ('\u0A00', '\u0A7F', "pa"), ('\u0A80', '\u0AFF', "gu"), ('\u0B80', '\u0BFF', "ta"),
        ('\u0C00', '\u0C7F', "te"), ('\u0C80', '\u0CFF', "kn"), ('\u0D00', '\u0D7F', "ml"), ('\u0D80', '\u0DFF', "si"), ('\u0E00', '\u0E7F', "th"),
        ('\u0E80', '\u0EFF', "lo"), ('\u0F00', '\u0FFF', "bo"), ('\u1000', '\u109F', "my"), ('\u10A0', '\u10FF', "ka"), ('\u1200', '\u137F', "am"),
        ('\u1780', '\u17FF', "km"), ('\uFB50', '\uFDFF', "ar"), ('\uFE70', '\uFEFC', "ar"),
    ];

    /// <summary>Null when no letter is of such a script.</summary>
    public static string? LanguageOf(string text)
    {
        var language = text.Where(char.IsLetter).Select(Of).OfType<string>().FirstOrDefault();
        return language != "ar" ? language
            : text.Any(c => c is 'پ' or 'چ' or 'ژ' or 'گ') ? "fa"
            : language;
    }

    private static string? Of(char c) => Ranges.Where(range => c >= range.First && c <= range.Last).Select(range => range.Language).FirstOrDefault();
}
