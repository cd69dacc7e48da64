using Studio.Data.Moderation.Policies;

namespace Studio.Web.Policies;

/// <summary>What a new rule begins as: it only counts, until somebody says what follows.</summary>
internal static class NewRules
{
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
            RuleKind.Persons => "a generic person",
            RuleKind.Styles => "a style of its own",
            _ => null,
        },
        Allowed = kind == RuleKind.Languages ? ["en", "de", "fr", "es", "it", "pt", "ja", "zh"] : [],
    };
}
