namespace Studio.Web.Rating.Languages;

/// <summary>Between pairs: a rest, a machine that is slower, a second tab.</summary>
public sealed record PauseWords
{
    public required string Halfway { get; init; }

    public required string Window { get; init; }

    public required string RestLead { get; init; }

    public required string GoOn { get; init; }

    public required string Stop { get; init; }

    /// <summary>For guests: {day}.</summary>
    public required string Return { get; init; }

    public required string ReturnOfMember { get; init; }

    public required string Waiting { get; init; }

    public required string WaitingLead { get; init; }

    public required string Elsewhere { get; init; }

    public required string ElsewhereLead { get; init; }

    public required string TakeOver { get; init; }
}

/// <summary>Two pairs that do not count.</summary>
public sealed record PracticeWords
{
    public required string Kind { get; init; }

    /// <summary>{at}, {all}.</summary>
    public required string Count { get; init; }

    public required string NotCounted { get; init; }

    public required string Next { get; init; }

    public required string Begin { get; init; }

    public required string ChoseLeft { get; init; }

    public required string ChoseRight { get; init; }

    public required string ChoseBothGood { get; init; }

    public required string ChoseBothBad { get; init; }

    public required string Wish { get; init; }

    public required string AfterWish { get; init; }

    public required string AfterOwl { get; init; }
}
