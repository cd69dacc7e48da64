using System.Globalization;
using Studio.Data.Keys;

namespace Studio.Web.Keys;

/// <summary>How often a key was used, and how often in vain.</summary>
public readonly record struct KeyCount(int Calls, int Refused)
{
    public static KeyCount Of(IEnumerable<KeyDay> days, KeyTally waiting) => new(days.Sum(d => d.Calls) + waiting.Calls, days.Sum(d => d.Refused) + waiting.Refused);

    /// <param name="when">Such as "today".</param>
    public string Say(string when)
    {
        var calls = Calls == 1 ? $"1 call {when}" : string.Create(CultureInfo.InvariantCulture, $"{Calls:N0} calls {when}");
        return Refused == 0 ? calls : string.Create(CultureInfo.InvariantCulture, $"{calls}, {Refused:N0} refused");
    }
}
