using System.Globalization;

namespace Studio.Web.Rating.Languages;

/// <param name="Code">BCP 47, as it stands in the lang attribute.</param>
/// <param name="Name">In the language itself.</param>
/// <param name="Day">How a day of the year is written, as a format of .NET.</param>
public sealed record RaterLanguage(string Code, string Name, string Day, RaterWords Words)
{
    /// <summary>In the order of the chooser; whoever asks for none of them gets the first.</summary>
    public static IReadOnlyList<RaterLanguage> All { get; } =
    [
        new("en", "English", "d MMMM", English.Words),
        new("ja", "日本語", "M月d日", Japanese.Words),
        new("zh-Hans", "中文", "M月d日", Chinese.Words),
        new("de", "Deutsch", "d. MMMM", German.Words),
    ];

    public string DayOf(DateTime day) => day.ToString(Day, CultureInfo.GetCultureInfo(Code));

    /// <summary>By its code, or by a kin of it: zh-TW is served with zh-Hans. Null where there is none.</summary>
    public static RaterLanguage? Find(string? code) =>
        All.FirstOrDefault(language => string.Equals(language.Code, code, StringComparison.OrdinalIgnoreCase))
        ?? All.FirstOrDefault(language => string.Equals(Family(language.Code), Family(code), StringComparison.OrdinalIgnoreCase));

    private static string? Family(string? code) => code?.Split('-')[0];
}
