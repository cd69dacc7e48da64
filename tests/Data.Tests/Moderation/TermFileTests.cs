using System.Text;
using Studio.Data.Moderation.Policies;

namespace Studio.Data.Tests.Moderation;

public sealed class TermFileTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_list_that_was_written_is_read_again()
    {
        RuleTerm[] terms = [new("Säbel", "de"), new("arme, \"à feu\"", "fr", "un jouet"), new("鉄砲", "ja")];
        Assert.Equal(terms, (await ReadAsync(TermFile.Write(terms, asCsv: true), "list.csv")).Terms);
        Assert.Equal(["Säbel", "arme, \"à feu\"", "鉄砲"], (await ReadAsync(TermFile.Write(terms, asCsv: false), "list.txt")).Terms.Select(term => term.Text));
    }

    [Fact]
    public async Task A_list_of_names_comes_back_with_its_spellings_and_what_stands_in_their_place()
    {
        RuleTerm[] terms = [new("Veyrolle", "fr", "flat shapes | de: flache Formen, wenige Farben") { AlsoAs = ["ヴェロール", "韦罗尔"] }, new("Tannhold")];
        var read = (await ReadAsync(TermFile.Write(terms, asCsv: true), "list.csv")).Terms;
        Assert.Equal(terms.Select(term => (term.Text, term.Language, term.Becomes, string.Join('/', term.AlsoAs))), read.Select(term => (term.Text, term.Language, term.Becomes, string.Join('/', term.AlsoAs))));
    }

    [Fact]
    public async Task A_term_that_a_spreadsheet_would_run_is_no_formula_in_the_file_and_comes_back_as_it_was()
    {
        RuleTerm[] terms = [new("=HYPERLINK(\"http://a\",\"b\")", "de", "@x"), new("＝1"), new("'=x") { AlsoAs = ["+y", "z"] }];
        var file = TermFile.Write(terms, asCsv: true);

        Assert.StartsWith("term,language,becomes,also\n\"'=HYPERLINK(\"\"http://a\"\",\"\"b\"\")\",de,'@x,\n'＝1,,,\n''=x,,,'+y | z\n", file, StringComparison.Ordinal);
        var read = (await ReadAsync(file, "list.csv")).Terms;
        Assert.Equal(terms.Select(term => (term.Text, term.Becomes, string.Join('/', term.AlsoAs))), read.Select(term => (term.Text, term.Becomes, string.Join('/', term.AlsoAs))));
    }

    [Fact]
    public async Task A_pattern_may_be_longer_than_a_word()
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(new string('x', 300)));
        Assert.Single((await TermFile.ReadAsync(file, "patterns.txt", longest: 500, Token)).Terms);
    }

    [Fact]
    public async Task Doubles_blank_lines_and_the_mark_of_the_encoding_are_no_terms()
    {
        var import = await ReadAsync($"\ufeffPistole\r\n\r\nPistole\n{new string('x', 300)}\nGewehr", "list.txt");
        Assert.Equal(["Pistole", "Gewehr"], import.Terms.Select(term => term.Text));
        Assert.Equal(["line 4 is longer than a term"], import.LeftOut);
    }

    [Fact]
    public async Task A_file_that_is_no_utf8_names_its_line()
    {
        using var file = new MemoryStream([.. "Pistole\n"u8, 0x53, 0xE4, 0x62, 0x65, 0x6C, (byte)'\n']);
        var refusal = await Assert.ThrowsAsync<StudioException>(() => TermFile.ReadAsync(file, "weapons.txt", Token));
        Assert.Contains("weapons.txt was not imported. Line 2 is no valid UTF-8.", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_million_terms_are_refused_without_reading_them_all()
    {
        var text = new StringBuilder();
        for (var i = 0; i < 1_000_000; i++)
        {
            text.Append('t').Append(i).Append('\n');
        }

        using var file = new MemoryStream(Encoding.UTF8.GetBytes(text.ToString()));
        var refusal = await Assert.ThrowsAsync<StudioException>(() => TermFile.ReadAsync(file, "all.csv", Token));
        Assert.Contains("It has more than 100,000 lines", refusal.Message, StringComparison.Ordinal);
        Assert.True(file.Position < file.Length / 2);
    }

    private static async Task<TermImport> ReadAsync(string text, string name)
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return await TermFile.ReadAsync(file, name, Token);
    }
}
