using Studio.Inference.Prompting;

namespace Studio.Web.Create.Conversation;

/// <summary>How a page says and marks the language of a wish.</summary>
public static class Languages
{
    /// <summary>Null where the language could not be told: then nothing is said about it.</summary>
    public static string? NameOf(string language) => LanguageNames.Of(language);

    /// <summary>For the lang attribute, which chooses glyphs and hyphens.</summary>
    public static string? Attribute(string language) => language is "und" or "" ? null : language;
}
