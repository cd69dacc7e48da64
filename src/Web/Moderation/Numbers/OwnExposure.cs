using Studio.Web.Moderation.Queue;

namespace Studio.Web.Moderation.Numbers;

/// <summary>What a month of the work did to the person who did it; nobody else sees it.</summary>
/// <param name="Unblurred">Pictures looked at without their blur.</param>
/// <param name="Longest">At a stretch.</param>
/// <param name="Due">Breaks that were due.</param>
/// <param name="Kept">Of these taken.</param>
public sealed record OwnExposure(int Unblurred, TimeSpan Longest, int Due, int Kept)
{
    /// <summary>Whoever stops within so long after the reminder kept the break.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(5);

    /// <param name="moments">Of decisions and looks, in any order.</param>
    /// <param name="unblurred">How many of them were looks.</param>
    public static OwnExposure Of(IEnumerable<DateTime> moments, int unblurred)
    {
        var (longest, due, kept) = (TimeSpan.Zero, 0, 0);
        foreach (var stretch in Stretches(moments))
        {
            longest = stretch > longest ? stretch : longest;
            var breaks = (int)(stretch / Exposure.Stretch);
            due += breaks;
            kept += breaks > 0 && stretch - (breaks * Exposure.Stretch) <= Grace ? 1 : 0;
        }

        return new OwnExposure(unblurred, longest, due, kept);
    }

    private static IEnumerable<TimeSpan> Stretches(IEnumerable<DateTime> moments)
    {
        DateTime? began = null;
        var last = DateTime.MinValue;
        foreach (var moment in moments.Order())
        {
            if (began is { } start && moment - last > Exposure.Rest)
            {
                yield return last - start;
                began = moment;
            }

            began ??= moment;
            last = moment;
        }

        if (began is { } open)
        {
            yield return last - open;
        }
    }
}
