using System.Globalization;

namespace Studio.Web.Evaluations.Lists;

/// <summary>Moments as the person's own clock shows them.</summary>
internal static class EvaluationClock
{
    public static string Of(DateTime utc, TimeZoneInfo zone, string format) =>
        TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), zone).ToString(format, CultureInfo.InvariantCulture);
}
