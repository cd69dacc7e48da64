using System.Globalization;

namespace Studio.Data.Quotas;

/// <summary>The words of each refusal. "Whose" is "your" or "this workspace's".</summary>
public static class QuotaRefusal
{
    public static QuotaExceeded Pictures(QuotaAsk ask, string whose, int limit, int used, QuotaDay day)
    {
        var left = Math.Max(0, limit - used);
        var first = left == 0
            ? $"All of {whose} {Count(limit)} of today are used."
            : $"You asked for {Count(ask.Pictures)}; {left:N0} of {whose} {limit:N0} a day {(left == 1 ? "is" : "are")} left.";
        return Daily(first, ask, left, limit, day);
    }

    public static QuotaExceeded DeviceTime(QuotaAsk ask, string whose, long limit, long used, QuotaDay day)
    {
        var left = Math.Max(0, limit - used);
        var fits = ask.PictureMilliseconds == 0 ? 0 : (int)(left / ask.PictureMilliseconds);
        var inAll = ask.PictureMilliseconds == 0 ? ask.Pictures : (int)Math.Min(int.MaxValue, limit / ask.PictureMilliseconds);
        var first = $"{Count(ask.Pictures)} would take about {Minutes(ask.Milliseconds)} of device time; {Minutes(left)} of {whose} {Minutes(limit)} a day are left.";
        return Daily(first, ask, fits, inAll, day);
    }

    public static QuotaExceeded Waiting(QuotaAsk ask, string whose, int limit, int waiting)
    {
        var left = Math.Max(0, limit - waiting);
        var room = left == 0 ? "There is room as soon as some of them are done." : string.Create(CultureInfo.InvariantCulture, $"{left:N0} more can join them now.");
        return new QuotaExceeded($"You asked for {Count(ask.Pictures)}; of {whose} {limit:N0} that may wait, {waiting:N0} wait already. {room}", left, freesAt: null, allFitThen: false);
    }

    public static QuotaExceeded Side(QuotaAsk ask, string whose, int limit) => new(
        string.Create(CultureInfo.InvariantCulture, $"You asked for {ask.Side} px; {whose} limit is {limit} px on the longer side. Choose a smaller size."),
        fits: 0, freesAt: null, allFitThen: false);

    public static QuotaExceeded Storage(string whose, long limit, long used) => new(
        $"The storage is full: {Gigabytes(used)} of {whose} {Gigabytes(limit)}. Nothing that exists is touched; delete pictures and empty the trash to make room.",
        fits: 0, freesAt: null, allFitThen: false);

    private static QuotaExceeded Daily(string first, QuotaAsk ask, int fits, int inAll, QuotaDay day)
    {
        var allFitThen = ask.Pictures <= inAll;
        var then = allFitThen
            ? $"{(ask.Pictures == 1 ? "It fits" : $"All {ask.Pictures:N0} fit")} after 00:00 ({day.TimeZone})."
            : $"A whole day has room for {Count(inAll)}: ask for fewer.";
        return new QuotaExceeded($"{first} {then}", fits, day.EndsAt, allFitThen);
    }

    private static string Count(int pictures) => pictures == 1 ? "1 picture" : string.Create(CultureInfo.InvariantCulture, $"{pictures:N0} pictures");

    private static string Minutes(long milliseconds) => milliseconds < 60_000
        ? string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(milliseconds / 1_000.0):0} s")
        : string.Create(CultureInfo.InvariantCulture, $"{milliseconds / 60_000.0:0.#} min");

    private static string Gigabytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e9:0.##} GB");
}
