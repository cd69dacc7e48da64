namespace Studio.Inference.Prompting;

/// <summary>Languages in Latin letters that the tables have no words for, by letters that hardly any other language writes.</summary>
internal static class OtherAlphabets
{
    private static readonly (string Language, string Letters)[] Own =
    [
        ("vi", "đơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ"),
        ("tr", "ğış"),
        ("pl", "ąęłńśźż"),
        ("cs", "ěřů"),
        ("hu", "őű"),
        ("ro", "țșă"),
    ];

    /// <param name="atLeast">How many such letters must be there.</param>
    public static string? LanguageOf(string lower, int atLeast) => Own
        .Select(own => (own.Language, Count: lower.Count(c => own.Letters.Contains(c, StringComparison.Ordinal))))
        .Where(found => found.Count >= atLeast)
        .OrderByDescending(found => found.Count)
        .Select(found => found.Language)
        .FirstOrDefault();
}
