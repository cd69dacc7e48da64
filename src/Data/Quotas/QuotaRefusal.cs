using System.Globalization;

namespace Studio.Data.Quotas;

/// <summary>The words of each refusal.</summary>
public static class QuotaRefusal
{
    public static QuotaExceeded Pictures(QuotaAsk ask, bool ofWorkspace, int limit, int used, QuotaDay day)
    {
        var (whose, left) = (Whose(ofWorkspace), Math.Max(0, limit - used));
        var first = left == 0
            ? $"All of {whose} {Count(limit)} of today are used."
            : $"You asked for {Count(ask.Pictures)}; {left:N0} of {whose} {limit:N0} a day {(left == 1 ? "is" : "are")} left.";
        return Daily(first, ask, left, limit, day, new QuotaNumbers(QuotaField.PicturesADay, ofWorkspace, ask.Pictures, limit, left));
    }

    public static QuotaExceeded DeviceTime(QuotaAsk ask, bool ofWorkspace, long limit, long used, QuotaDay day)
    {
        var (whose, left) = (Whose(ofWorkspace), Math.Max(0, limit - used));
        var fits = ask.PictureMilliseconds == 0 ? 0 : (int)(left / ask.PictureMilliseconds);
        var inAll = ask.PictureMilliseconds == 0 ? ask.Pictures : (int)Math.Min(int.MaxValue, limit / ask.PictureMilliseconds);
        var first = $"{Count(ask.Pictures)} would take about {Minutes(ask.Milliseconds)} of device time; {Minutes(left)} of {whose} {Minutes(limit)} a day are left.";
        return Daily(first, ask, fits, inAll, day, new QuotaNumbers(QuotaField.DeviceMillisecondsADay, ofWorkspace, ask.Milliseconds, limit, left));
    }

    public static QuotaExceeded Waiting(QuotaAsk ask, bool ofWorkspace, int limit, int waiting)
    {
        var left = Math.Max(0, limit - waiting);
        var room = left == 0 ? "There is room as soon as some of them are done." : string.Create(CultureInfo.InvariantCulture, $"{left:N0} more can join them now.");
        return new QuotaExceeded(
            $"You asked for {Count(ask.Pictures)}; of {Whose(ofWorkspace)} {limit:N0} that may wait, {waiting:N0} wait already. {room}",
            left, freesAt: null, allFitThen: false, new QuotaNumbers(QuotaField.Waiting, ofWorkspace, ask.Pictures, limit, left));
    }

    public static QuotaExceeded Side(QuotaAsk ask, bool ofWorkspace, int limit) => new(
        string.Create(CultureInfo.InvariantCulture, $"You asked for {ask.Side} px; {Whose(ofWorkspace)} limit is {limit} px on the longer side. Choose a smaller size."),
        fits: 0, freesAt: null, allFitThen: false, new QuotaNumbers(QuotaField.LargestSide, ofWorkspace, ask.Side, limit, limit));

    public static QuotaExceeded Storage(QuotaAsk ask, bool ofWorkspace, long limit, long used) => new(
        $"The storage is full: {Gigabytes(used)} of {Whose(ofWorkspace)} {Gigabytes(limit)}. Nothing that exists is touched; delete pictures and empty the trash to make room.",
        fits: 0, freesAt: null, allFitThen: false, new QuotaNumbers(QuotaField.StorageBytes, ofWorkspace, ask.Pictures, limit, Left: 0));

    /// <summary>Of a picture that somebody brings: its size is known.</summary>
    public static QuotaExceeded Brought(long bytes, bool ofWorkspace, long limit, long used) => new(
        used >= limit
            ? $"The storage is full: {Gigabytes(used)} of {Whose(ofWorkspace)} {Gigabytes(limit)}. Nothing that exists is touched; delete pictures and empty the trash to make room."
            : $"This picture has {Megabytes(bytes)}; of {Whose(ofWorkspace)} {Gigabytes(limit)} {Megabytes(limit - used)} are left. Delete pictures and empty the trash to make room.",
        fits: 0, freesAt: null, allFitThen: false, new QuotaNumbers(QuotaField.StorageBytes, ofWorkspace, Asked: 1, limit, Math.Max(0, limit - used)));

    private static QuotaExceeded Daily(string first, QuotaAsk ask, int fits, int inAll, QuotaDay day, QuotaNumbers numbers)
    {
        var allFitThen = ask.Pictures <= inAll;
        var then = allFitThen
            ? $"{(ask.Pictures == 1 ? "It fits" : $"All {ask.Pictures:N0} fit")} after 00:00 ({day.TimeZone})."
            : $"A whole day has room for {Count(inAll)}: ask for fewer.";
        return new QuotaExceeded($"{first} {then}", fits, day.EndsAt, allFitThen, numbers);
    }

    private static string Whose(bool ofWorkspace) => ofWorkspace ? "this workspace's" : "your";

    private static string Count(int pictures) => pictures == 1 ? "1 picture" : string.Create(CultureInfo.InvariantCulture, $"{pictures:N0} pictures");

    private static string Minutes(long milliseconds) => milliseconds < 60_000
        ? string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(milliseconds / 1_000.0):0} s")
        : string.Create(CultureInfo.InvariantCulture, $"{milliseconds / 60_000.0:0.#} min");

    private static string Megabytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0.##} MB");

    private static string Gigabytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e9:0.##} GB");
}
