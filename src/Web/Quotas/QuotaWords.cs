using System.Globalization;
using Studio.Data.Quotas;

namespace Studio.Web.Quotas;

internal static class QuotaWords
{
    public static string Of(QuotaSubject subject) => subject switch
    {
        QuotaSubject.Workspace => "the workspace",
        QuotaSubject.Key => "API keys",
        _ => $"{subject}s",
    };

    /// <summary>Minutes and seconds, such as 19:31.</summary>
    public static string Time(long milliseconds)
    {
        var time = TimeSpan.FromMilliseconds(milliseconds);
        return string.Create(CultureInfo.InvariantCulture, $"{(long)time.TotalMinutes}:{time.Seconds:00}");
    }

    public static string Gigabytes(long bytes) => (bytes / 1e9).ToString(bytes < 1e9 ? "0.##" : "0.#", CultureInfo.InvariantCulture);

    public static string Weight(double weight) => weight == 0.5 ? "½" : weight.ToString("0.##", CultureInfo.InvariantCulture);
}
