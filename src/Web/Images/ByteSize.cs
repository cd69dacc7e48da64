namespace Studio.Web.Images;

internal static class ByteSize
{
    public static string Of(long bytes) => bytes switch
    {
        < 1_000 => FormattableString.Invariant($"{bytes} B"),
        < 1_000_000 => FormattableString.Invariant($"{bytes / 1_000.0:0} kB"),
        _ => FormattableString.Invariant($"{bytes / 1_000_000.0:0.0} MB"),
    };
}
