using Studio.Data.Moderation.Cases;

namespace Studio.Web.Moderation.Queue;

/// <summary>How many people decide a case, and how far they are.</summary>
/// <param name="NeedsTwo">By its category, or because a first view is in.</param>
/// <param name="FirstIsIn">And closed until the second is.</param>
/// <param name="Others">Who else could give a view.</param>
/// <param name="Given">Both, once they are in; before that nothing of them is read.</param>
public sealed record CaseViews(bool NeedsTwo, bool FirstIsIn, int Others, IReadOnlyList<GivenView> Given);

public sealed record GivenView(CaseVerdict Verdict, CaseReason? Reason, string Sentence, DateTime At, bool HasLooked);
