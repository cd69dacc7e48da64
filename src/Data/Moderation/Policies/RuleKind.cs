namespace Studio.Data.Moderation.Policies;

/// <summary>How a rule reads a text.</summary>
public enum RuleKind
{
    /// <summary>A list of words.</summary>
    Terms,

    /// <summary>Regular expressions, each with a time limit.</summary>
    Patterns,

    /// <summary>Names of people.</summary>
    Persons,

    /// <summary>Names of artists whose style is not to be copied.</summary>
    Styles,

    /// <summary>The languages that a text may be in.</summary>
    Languages,
}
