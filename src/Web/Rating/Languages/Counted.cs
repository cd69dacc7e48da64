namespace Studio.Web.Rating.Languages;

/// <summary>A sentence about a number. Scripts choose the form by Intl.PluralRules, whose names these are; the languages there are have one form or two.</summary>
/// <param name="One">Null in a language that has one form for every number.</param>
public sealed record Counted(string? One, string Other)
{
    public Counted(string always)
        : this(One: null, always)
    {
    }

    public string Of(int count, params (string Name, object Value)[] values) =>
        Sentence.Fill(count == 1 && One is not null ? One : Other, [("count", count), .. values]);
}
