using Studio.Data.Moderation.Policies;

namespace Studio.Web.Policies;

/// <summary>What a new rule begins as: it only counts, until somebody says what follows.</summary>
internal static class NewRules
{
    private const string SomePerson =
        "a generic person | de: eine Person | fr: une personne | es: una persona | it: una persona | pt: uma pessoa | ja: ある人 | zh: 一个人 | ko: 어떤 사람 | ru: какой-то человек | ar: شخص ما | tr: bir kişi";

    private const string SomeStyle =
        "a style of its own | de: ein eigener Stil | fr: un style à part | es: un estilo propio | it: uno stile proprio | pt: um estilo próprio | ja: 独自の画風 | zh: 独特的风格 | ko: 독자적인 화풍 | ru: собственный стиль | ar: أسلوب خاص | tr: kendine özgü bir üslup";

    public static TextRule Of(RuleKind kind) => new()
    {
        Id = Guid.CreateVersion7().ToString("N"),
        Name = kind switch
        {
            RuleKind.Patterns => "New patterns",
            RuleKind.Persons => "Public figures",
            RuleKind.Styles => "Living artists’ styles",
            RuleKind.Languages => "Languages",
            _ => "New list",
        },
        Kind = kind,
        Action = kind is RuleKind.Persons or RuleKind.Styles ? RuleAction.Transform : RuleAction.Watch,
        Becomes = kind switch
        {
            RuleKind.Persons => SomePerson,
            RuleKind.Styles => SomeStyle,
            _ => null,
        },
        Allowed = kind == RuleKind.Languages ? ["en", "de", "fr", "es", "it", "pt", "ja", "zh"] : [],
    };
}
