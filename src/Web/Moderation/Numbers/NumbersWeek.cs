using System.Globalization;

namespace Studio.Web.Moderation.Numbers;

/// <summary>Monday to Sunday, as far as they lie in the month.</summary>
public sealed record NumbersWeek(DateOnly First, DateOnly Last)
{
    public string Name => First == Last
        ? First.ToString("d MMM", CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{First.Day}–{Last:d MMM}");

    public bool Holds(DateOnly day) => day >= First && day <= Last;

    public static IReadOnlyList<NumbersWeek> Of(NumbersMonth month)
    {
        var weeks = new List<NumbersWeek>();
        for (var day = month.First; day < month.After; day = weeks[^1].Last.AddDays(1))
        {
            var sunday = day.AddDays((7 - (int)day.DayOfWeek) % 7);
            weeks.Add(new NumbersWeek(day, sunday < month.After ? sunday : month.After.AddDays(-1)));
        }

        return weeks;
    }
}
