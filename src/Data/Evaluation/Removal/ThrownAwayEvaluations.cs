using Microsoft.EntityFrameworkCore;

namespace Studio.Data.Evaluation.Removal;

/// <summary>An evaluation that was thrown away is in no query from that moment on; the one that clears it away says so here.</summary>
public static class ThrownAwayEvaluations
{
    internal const string FilterName = "ThrownAway";

    /// <summary>Still only those of the current workspace.</summary>
    public static IQueryable<T> AlsoThrownAway<T>(this IQueryable<T> rows)
        where T : class
    {
#pragma warning disable RS0030 // Takes one filter off by its name; the one of the workspace stays.
        return rows.IgnoreQueryFilters([FilterName]);
#pragma warning restore RS0030
    }
}
