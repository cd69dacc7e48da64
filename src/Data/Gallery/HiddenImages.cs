using Microsoft.EntityFrameworkCore;
using Studio.Data.Evaluation;

namespace Studio.Data.Gallery;

/// <summary>
/// Held and removed pictures are in no query at all, whoever asks: a new page, export or endpoint cannot forget them.
/// The few places that must see them say so here.
/// </summary>
public static class HiddenImages
{
    internal const string FilterName = "Standing";

    /// <summary>Every picture there is, those of evaluations too; still only those of the current workspace.</summary>
    public static IQueryable<T> AlsoHidden<T>(this IQueryable<T> rows)
        where T : class
    {
#pragma warning disable RS0030 // Takes two filters off by their names; the one of the workspace stays.
        return rows.IgnoreQueryFilters([FilterName, EvaluationPictures.FilterName]);
#pragma warning restore RS0030
    }
}
