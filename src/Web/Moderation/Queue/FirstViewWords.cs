using Studio.Data.Moderation.Cases;
using Studio.Web.Moderation.Compared;

namespace Studio.Web.Moderation.Queue;

/// <summary>The first decision, told after one's own.</summary>
internal static class FirstViewWords
{
    public static string Of(CaseDecision decision)
    {
        var who = decision.ById is null ? "A rule" : "A moderator";
        var why = decision.Reason is { } reason ? $": {CaseWords.Reason(reason).ToLowerInvariant()}" : "";
        var after = decision.WorkedSeconds is { } seconds ? $", after {AppealWords.Worked(seconds)}" : "";
        var looked = decision is { ById: not null, HasLooked: true } ? ", unblurred" : "";
        return $"{who} had rejected it first{why}{after}{looked}.{(decision.Sentence.Length > 0 ? $" “{decision.Sentence}”" : "")}";
    }
}
