using Studio.Data.Moderation.Cases;

namespace Studio.Web.Moderation.Queue;

/// <summary>The first decision, told after one's own.</summary>
internal static class FirstViewWords
{
    public static string Of(CaseDecision decision)
    {
        var who = decision.ById is null ? "A rule" : "A moderator";
        var why = decision.Reason is { } reason ? $": {CaseWords.Reason(reason).ToLowerInvariant()}" : "";
        return $"{who} had rejected it first{why}.{(decision.Sentence.Length > 0 ? $" “{decision.Sentence}”" : "")}";
    }
}
