using Microsoft.EntityFrameworkCore;

namespace Studio.Data.Evaluation;

/// <summary>
/// Pictures and threads of an evaluation are in no gallery, search, feed or list: whoever rates them must not have seen which system made which.
/// The few places that work with them say so here.
/// </summary>
public static class EvaluationPictures
{
    internal const string FilterName = "Evaluation";

    /// <summary>Still only those of the current workspace, and none that moderation holds back.</summary>
    public static IQueryable<T> AlsoOfEvaluations<T>(this IQueryable<T> rows)
        where T : class
    {
#pragma warning disable RS0030 // Takes one filter off by its name; the one of the workspace stays.
        return rows.IgnoreQueryFilters([FilterName]);
#pragma warning restore RS0030
    }
}
