using System.Globalization;

namespace Studio.Web.Create.Settings;

/// <summary>What was typed into a number field. Nonsense becomes a value that the rules refuse with a sentence, never an exception.</summary>
internal static class Numbers
{
    public static int Whole(object? typed) =>
        int.TryParse(Text(typed), NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) ? value : 0;

    public static double Decimal(object? typed) =>
        double.TryParse(Text(typed).Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : double.NaN;

    /// <summary>Null for an empty field: a new seed each time.</summary>
    public static long? Seed(object? typed) =>
        long.TryParse(Text(typed), NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) ? value : null;

    private static string Text(object? typed) => Convert.ToString(typed, CultureInfo.InvariantCulture)?.Trim() ?? "";
}
