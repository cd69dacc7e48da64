using Studio.Data.Moderation.Cases;

namespace Studio.Web.Moderation.Cases;

/// <summary>What a moderator pressed.</summary>
/// <param name="What">Approved or rejected.</param>
/// <param name="Reason">Of a rejection.</param>
/// <param name="Sentence">To the author, in the moderator's words.</param>
/// <param name="IsWarning">The author is warned.</param>
/// <param name="Sureness">Of an appeal, where they said so.</param>
public sealed record Verdict(CaseVerdict What, CaseReason? Reason = null, string Sentence = "", bool IsWarning = false, CaseSureness? Sureness = null);
