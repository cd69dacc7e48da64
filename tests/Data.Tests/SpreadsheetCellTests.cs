namespace Studio.Data.Tests;

public sealed class SpreadsheetCellTests
{
    [Theory]
    [InlineData("=1+1")]
    [InlineData("+49 30")]
    [InlineData("-5")]
    [InlineData("@sum(A1)")]
    [InlineData("＝1+1")]
    [InlineData("＠sum")]
    [InlineData("\tx")]
    [InlineData("'=1")]
    [InlineData("''@x")]
    public void What_a_spreadsheet_would_run_is_text_and_comes_back_as_it_was(string text)
    {
        var cell = SpreadsheetCell.Guard(text);
        Assert.Equal($"'{text}", cell);
        Assert.Equal(text, SpreadsheetCell.Unguard(cell));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Säbel")]
    [InlineData("'s-Hertogenbosch")]
    [InlineData("a=b")]
    [InlineData("'")]
    public void Anything_else_stays(string text)
    {
        Assert.Equal(text, SpreadsheetCell.Guard(text));
        Assert.Equal(text, SpreadsheetCell.Unguard(text));
    }
}
