namespace Studio.Web.Audit;

/// <summary>RFC 4180. A spreadsheet reads a field that begins with = + - @ as a formula: such a one gets an apostrophe before it (OWASP, "CSV Injection").</summary>
internal static class CsvField
{
    public static string Of(string? value)
    {
        var text = value ?? "";
        var safe = text is ['=' or '+' or '-' or '@' or '\t' or '\r' or '\n', ..] ? $"'{text}" : text;
        return safe.AsSpan().ContainsAny(",\"\r\n'") ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
