using System.Globalization;

namespace Studio.Web.Members.Invitations;

/// <summary>Days of links in the words of the workspace's clock.</summary>
public sealed class LinkDays(TimeZoneInfo zone, DateTime now)
{
    public string Day(DateTime utc)
    {
        var (day, today) = (Local(utc), Local(now));
        var form = day.Date == today.Date ? "'today' HH:mm" : day.Year == today.Year ? "d MMM" : "d MMM yyyy";
        return day.ToString(form, CultureInfo.InvariantCulture);
    }

    /// <summary>"in 5 days", "in 3 hours".</summary>
    public string In(DateTime utc)
    {
        var left = utc - now;
        return left.TotalHours < 1 ? "in less than an hour"
            : left.TotalHours < 48 ? $"in {Words((int)Math.Round(left.TotalHours), "hour")}"
            : $"in {Words((int)Math.Round(left.TotalDays), "day")}";
    }

    public string Ago(DateTime utc) => SeenWords.Of(utc, now, zone) is var words && words == "now" ? "just now" : words;

    private DateTime Local(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(utc, zone);

    private static string Words(int count, string one) => count == 1 ? $"1 {one}" : $"{count} {one}s";
}
