using Studio.Data.Moderation.Cases;

namespace Studio.Web.Moderation.Compared;

/// <summary>How somebody decided, in words.</summary>
internal static class AppealWords
{
    public static string Sure(CaseSureness? sureness) => sureness switch
    {
        CaseSureness.Hardly => "Hardly sure",
        CaseSureness.Fairly => "Fairly sure",
        CaseSureness.Very => "Very sure",
        _ => "Nobody said",
    };

    /// <summary>"fairly sure, after 3 min, unblurred".</summary>
    public static string How(GivenDecision decision) => decision.ByRule ? "a rule, by itself" : string.Join(", ", Parts(decision));

    /// <summary>The work at a case, not its wait.</summary>
    public static string Worked(int seconds) => seconds < 60 ? "less than a minute" : $"{seconds / 60} min";

    private static IEnumerable<string> Parts(GivenDecision decision)
    {
        yield return decision.Sureness is { } sure ? Sure(sure).ToLowerInvariant() : "a moderator";
        if (decision.WorkedSeconds is { } seconds)
        {
            yield return $"after {Worked(seconds)}";
        }

        if (decision.HasLooked)
        {
            yield return "unblurred";
        }
    }
}
