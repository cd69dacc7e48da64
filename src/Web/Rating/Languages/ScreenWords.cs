namespace Studio.Web.Rating.Languages;

/// <summary>Round a pair.</summary>
public sealed record ScreenWords
{
    public required string Title { get; init; }

    public required string Language { get; init; }

    public required string Theme { get; init; }

    public required string Leave { get; init; }

    public required string PairsRated { get; init; }

    public required string YourAnswer { get; init; }

    /// <summary>{done}; the number is that of all.</summary>
    public required Counted Count { get; init; }

    public required Counted MinutesLeft { get; init; }

    public required string Blind { get; init; }

    public required string Unseen { get; init; }

    public required string TryAgain { get; init; }

    public required string Failed { get; init; }

    public required string PictureGone { get; init; }

    public required string NoAnswer { get; init; }

    public required string TooMany { get; init; }

    public required string NoScript { get; init; }

    public required string NoScriptText { get; init; }
}

/// <summary>The four answers.</summary>
public sealed record SideWords
{
    public required string Left { get; init; }

    public required string Right { get; init; }

    public required string Upper { get; init; }

    public required string Lower { get; init; }

    public required string BothGood { get; init; }

    public required string BothBad { get; init; }

    public required string TheLeft { get; init; }

    public required string TheRight { get; init; }

    public required string TheUpper { get; init; }

    public required string TheLower { get; init; }

    public required string IsBothGood { get; init; }

    public required string IsBothBad { get; init; }

    public required string LeftPicture { get; init; }

    public required string RightPicture { get; init; }
}

/// <summary>What the keys do.</summary>
public sealed record KeyWords
{
    public required string Title { get; init; }

    public required string Space { get; init; }

    public required string Shift { get; init; }

    public required string HoldShift { get; init; }

    public required string Undo { get; init; }

    public required string UndoHint { get; init; }

    public required string ZoomHint { get; init; }

    public required string ReportHint { get; init; }

    public required string AllKeys { get; init; }

    public required string TakeBack { get; init; }

    public required string Enlarge { get; init; }

    public required string Close { get; init; }
}

public sealed record ReportWords
{
    public required string Title { get; init; }

    public required string Which { get; init; }

    public required string What { get; init; }

    public required string Send { get; init; }

    public required string Cancel { get; init; }
}

/// <summary>The questions, and what stands under those without a description.</summary>
public sealed record AskedWords
{
    public required Asked PromptFollowing { get; init; }

    public required Asked Style { get; init; }

    public required Asked Coherence { get; init; }

    public required Asked Preference { get; init; }
}

public sealed record Asked(string Name, string Question, string Hint);
