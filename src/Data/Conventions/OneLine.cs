namespace Studio.Data.Conventions;

/// <summary>Names stand in the middle of other people's sentences, lists and files: without line ends, and without signs that turn the direction of what follows.</summary>
public static class OneLine
{
    public static string Of(string text) => new string([.. text.Where(sign => !IsTurning(sign)).Select(sign => char.IsControl(sign) ? ' ' : sign)]).Trim();

    /// <summary>Embeddings, overrides and isolates of the bidirectional algorithm; the marks that Hebrew and Arabic need are none.</summary>
    public static bool IsTurning(char sign) => sign is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
