namespace Studio.Data.Keys;

/// <summary>Calls of one key within a few seconds.</summary>
public readonly record struct KeyTally(int Calls, int Refused, DateTime? LastRefusedAt)
{
    public static KeyTally operator +(KeyTally one, KeyTally other) =>
        new(one.Calls + other.Calls, one.Refused + other.Refused, one.LastRefusedAt > other.LastRefusedAt ? one.LastRefusedAt : other.LastRefusedAt ?? one.LastRefusedAt);
}
