using Studio.Data.Moderation.Cases;

namespace Studio.Web.Moderation.Compared;

/// <summary>An appeal that is decided: both decisions beside each other, without names.</summary>
/// <param name="Id">Of the appeal.</param>
/// <param name="Title">The wish or the prompt; what it is where neither is kept.</param>
/// <param name="Language">Of the wish.</param>
/// <param name="First">Null where it is kept no more, or another appeal of the same press still waits.</param>
/// <param name="Second">Of somebody else.</param>
public sealed record DecidedAppeal(Guid Id, string Title, string? Language, bool HasPicture, GivenDecision? First, GivenDecision Second)
{
    public bool IsGranted => Second.Verdict == CaseVerdict.Approved;
}

/// <param name="ByRule">Nobody decided.</param>
/// <param name="WorkedSeconds">Empty where nobody measured.</param>
public sealed record GivenDecision(CaseVerdict Verdict, CaseReason? Reason, string Sentence, DateTime At, bool ByRule, bool HasLooked, int? WorkedSeconds, CaseSureness? Sureness);
