namespace Studio.Data;

/// <summary>
/// A spreadsheet reads a cell that begins with = + - @ as a formula, in Japanese and Chinese ones also with their wide forms: such a one gets an apostrophe
/// before it (OWASP, "CSV Injection"). A file of ours that is read again loses just that one.
/// </summary>
public static class SpreadsheetCell
{
    public static string Guard(string text) => IsFormula(text.AsSpan().TrimStart('\'')) ? $"'{text}" : text;

    public static string Unguard(string cell) => cell is ['\'', ..] && IsFormula(cell.AsSpan().TrimStart('\'')) ? cell[1..] : cell;

    private static bool IsFormula(ReadOnlySpan<char> text) => text is ['=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠' or '\t' or '\r' or '\n', ..];
}
