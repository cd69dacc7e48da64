using Studio.Data;

namespace Studio.Web.Audit;

/// <summary>RFC 4180, and never a formula.</summary>
internal static class CsvField
{
    public static string Of(string? value)
    {
        var safe = SpreadsheetCell.Guard(value ?? "");
        return safe.AsSpan().ContainsAny(",\"\r\n'") ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
