using Studio.Data.Gallery;
using Studio.Data.Moderation.Pictures;
using Studio.Data.Moderation.Policies;

namespace Studio.Web.Policies.Rehearsals;

/// <summary>The limits that a draft moves, and how many pictures lie between the old and the new one: the simulator shows which.</summary>
internal static class MovedLimits
{
    public static IReadOnlyList<RehearsedLimit> Of(IReadOnlyList<ImageSafety> scores, IReadOnlyList<ImageRule> before, IReadOnlyList<ImageRule> after) =>
    [
        .. from rule in after
           where rule.Class != LooksRule.Class
           let old = before.FirstOrDefault(other => other.Class == rule.Class)
           from moved in (RehearsedLimit?[])[Moved(scores, rule.Class, isBlock: false, old?.Hold, rule.Hold), Moved(scores, rule.Class, isBlock: true, old?.Block, rule.Block)]
           where moved is { Pictures: > 0 }
           select moved,
    ];

    /// <summary>Null where it stays, and where there is none any more: the simulator tries limits.</summary>
    private static RehearsedLimit? Moved(IReadOnlyList<ImageSafety> scores, string name, bool isBlock, double? before, double? after)
    {
        if (after is not { } limit || before == after)
        {
            return null;
        }

        var (from, to) = before is { } old ? (Math.Min(old, limit), Math.Max(old, limit)) : (limit, double.PositiveInfinity);
        return new RehearsedLimit(name, isBlock, (int)Math.Round(limit * 100), scores.Count(safety => safety.Scores.TryGetValue(name, out var score) && score >= from && score < to));
    }
}
