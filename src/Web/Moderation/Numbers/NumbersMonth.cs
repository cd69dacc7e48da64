using System.Globalization;

namespace Studio.Web.Moderation.Numbers;

/// <summary>A month of the calendar, as it stands in the address: 2026-10.</summary>
public readonly record struct NumbersMonth(int Year, int Month)
{
    public DateOnly First => new(Year, Month, 1);

    public DateOnly After => First.AddMonths(1);

    public NumbersMonth Before => Of(First.AddMonths(-1));

    public string Name => First.ToString("MMMM yyyy", CultureInfo.InvariantCulture);

    public string ShortName => First.ToString("MMMM", CultureInfo.InvariantCulture);

    public static NumbersMonth Of(DateOnly day) => new(day.Year, day.Month);

    /// <summary>Null for what is no month, or none that can have numbers.</summary>
    public static NumbersMonth? Read(string? text) =>
        DateOnly.TryParseExact($"{text}-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first) && first.Year is > 2000 and < 9000 ? Of(first) : null;

    public override string ToString() => First.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}
