namespace Studio.Testing;

/// <summary>How much a test does: enough for every day, or the full count of "./test --long".</summary>
public static class LongRun
{
    public static bool IsOn { get; } = Environment.GetEnvironmentVariable("STUDIO_LONG") == "1";

    public static int Count(int normal, int full) => IsOn ? full : normal;
}
