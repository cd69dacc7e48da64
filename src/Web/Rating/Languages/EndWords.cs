namespace Studio.Web.Rating.Languages;

/// <summary>The last page.</summary>
public sealed record EndWords
{
    /// <summary>Between two sentences.</summary>
    public required string Between { get; init; }

    public required string Thanks { get; init; }

    /// <summary>{name}.</summary>
    public required string ThanksName { get; init; }

    public required string Lead { get; init; }

    public required Counted Own { get; init; }

    public required string Nothing { get; init; }

    public required string Full { get; init; }

    public required string FullLead { get; init; }

    public required string Closed { get; init; }

    public required string ClosedLead { get; init; }

    public required string Link { get; init; }

    public required string LinkLead { get; init; }

    public required Counted Counts { get; init; }

    public required string Answers { get; init; }

    /// <summary>{seconds}.</summary>
    public required string InSeconds { get; init; }

    /// <summary>{minutes}, {seconds}.</summary>
    public required string InMinutes { get; init; }

    public required string Ties { get; init; }

    /// <summary>{percent}.</summary>
    public required string Percent { get; init; }

    /// <summary>{percent}.</summary>
    public required string AllRaters { get; init; }

    public required string Same { get; init; }

    /// <summary>{same}, {all}.</summary>
    public required string SameOf { get; init; }

    /// <summary>{percent}.</summary>
    public required string OtherRaters { get; init; }

    public required Counted Twice { get; init; }

    public required string TwiceSame { get; init; }

    public required Counted TwiceOther { get; init; }

    public required string SameAnswer { get; init; }

    /// <summary>{first}, {later}: answers to a pair whose pictures stand above.</summary>
    public required string AnotherAnswer { get; init; }

    public required Counted More { get; init; }

    public required string BackToStudio { get; init; }

    public required string CloseThis { get; init; }
}

/// <summary>Taking back all one said.</summary>
public sealed record DeleteWords
{
    public required string YourCode { get; init; }

    public required string UntilPublished { get; init; }

    public required string Copy { get; init; }

    public required string DeleteNow { get; init; }

    public required string Question { get; init; }

    public required string Warning { get; init; }

    public required string Delete { get; init; }

    public required string KeepThem { get; init; }

    public required string Deleted { get; init; }

    public required string DeletedLead { get; init; }

    public required string FormTitle { get; init; }

    public required string FormCode { get; init; }

    public required string FormDelete { get; init; }

    public required string FormDone { get; init; }

    public required string TooMany { get; init; }
}
