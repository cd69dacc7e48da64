using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Studio.Data.Conventions;

/// <summary>
/// Times are UTC with microseconds, on both databases: SQLite forgets the kind, PostgreSQL refuses other kinds and the seventh digit.
/// </summary>
internal sealed class UtcMicroseconds() : ValueConverter<DateTime, DateTime>(time => ToStore(time), time => DateTime.SpecifyKind(time, DateTimeKind.Utc))
{
    public static DateTime ToStore(DateTime time)
    {
        var utc = time.Kind == DateTimeKind.Local ? time.ToUniversalTime() : DateTime.SpecifyKind(time, DateTimeKind.Utc);
        return utc.AddTicks(-(utc.Ticks % TimeSpan.TicksPerMicrosecond));
    }
}
