namespace Studio.Web.Rating.Languages;

/// <summary>What a guest agrees to, and how it goes.</summary>
public sealed record StartWords
{
    public required string Title { get; init; }

    public required string Heading { get; init; }

    /// <summary>{person}, {workspace}, {time}; the number is that of the pairs.</summary>
    public required Counted Lead { get; init; }

    public required Counted Minutes { get; init; }

    public required string See { get; init; }

    public required string SeeText { get; init; }

    public required string Keep { get; init; }

    public required string KeepText { get; init; }

    public required string WhatFor { get; init; }

    public required string WhatForText { get; init; }

    public required string Changed { get; init; }

    public required string ChangedText { get; init; }

    public required string Agree { get; init; }

    public required string NotAgreed { get; init; }

    public required string Name { get; init; }

    public required string Begin { get; init; }

    public required string How { get; init; }

    public required string KeysHint { get; init; }

    public required string TapHint { get; init; }

    public required string Frog { get; init; }

    public required string Lion { get; init; }
}

/// <summary>A link that leads nowhere any more.</summary>
public sealed record OverWords
{
    public required string Unknown { get; init; }

    public required string UnknownLead { get; init; }

    public required string Closed { get; init; }

    /// <summary>{day}.</summary>
    public required string Ended { get; init; }

    public required string Full { get; init; }

    public required string Thanks { get; init; }

    public required string AskAgain { get; init; }
}
