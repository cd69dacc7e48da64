namespace Studio.Data.Moderation.Numbers;

/// <summary>A month by the clock of the workspace. Databases count in UTC and know no time zones: the pieces between two changes of the clock say how far off its days are.</summary>
/// <param name="From">UTC.</param>
/// <param name="To">UTC, the first moment after it.</param>
public sealed record NumbersSpan(DateTime From, DateTime To, IReadOnlyList<NumbersPiece> Pieces)
{
    public static NumbersSpan Of(DateOnly first, DateOnly after, TimeZoneInfo zone)
    {
        var (from, to) = (StartOf(first, zone), StartOf(after, zone));
        var pieces = new List<NumbersPiece>();
        // Clocks change at quarters of hours.
        for (var at = from; at < to; at = at.AddMinutes(15))
        {
            var minutes = (int)zone.GetUtcOffset(at).TotalMinutes;
            if (pieces.Count == 0 || pieces[^1].Minutes != minutes)
            {
                pieces.Add(new NumbersPiece(at, to, minutes));
                if (pieces.Count > 1)
                {
                    pieces[^2] = pieces[^2] with { To = at };
                }
            }
        }

        return new NumbersSpan(from, to, pieces);
    }

    private static DateTime StartOf(DateOnly day, TimeZoneInfo zone)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        while (zone.IsInvalidTime(midnight))
        {
            midnight = midnight.AddMinutes(15);
        }

        return TimeZoneInfo.ConvertTimeToUtc(midnight, zone);
    }
}

/// <param name="Minutes">The clock is so far ahead of UTC.</param>
public sealed record NumbersPiece(DateTime From, DateTime To, int Minutes);
