namespace Studio.Web.Images;

internal static class Hash
{
    /// <summary>The two ends are what people compare by eye.</summary>
    public static string Short(string hash) => hash.Length > 10 ? $"{hash[..4]}…{hash[^4..]}" : hash;
}
