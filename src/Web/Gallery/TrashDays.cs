using Studio.Data.Gallery;

namespace Studio.Web.Gallery;

/// <summary>How long a picture in the trash can still be restored, in words.</summary>
internal static class TrashDays
{
    public static string Left(DateTime deletedAt, DateTime now)
    {
        var left = deletedAt.AddDays(Trash.Days) - now;
        return left.TotalDays switch
        {
            <= 0 => "leaves today",
            <= 1 => "1 day left",
            _ => FormattableString.Invariant($"{Math.Ceiling(left.TotalDays):0} days left"),
        };
    }
}
