using System.Text;
using Studio.Data.Evaluation.Sets;

namespace Studio.Data.Tests.Evaluation.Sets;

public sealed class PromptFileTests
{
    [Fact]
    public void DrawBench_is_known_by_its_head_and_its_quotes_are_quotes()
    {
        var read = Read("Prompts,Category\nA mauve kite.,Kites\n\"A tin, a cup and a \"\"box\"\".\",Gary et al. \n", "set.csv");

        Assert.Equal(PromptFormat.DrawBench, read.Format);
        Assert.Equal("Prompts, Category", read.Columns);
        Assert.Equal([("A mauve kite.", "Kites"), ("A tin, a cup and a \"box\".", "Gary et al.")], read.Prompts.Select(p => (p.Text, p.Category)));
    }

    [Fact]
    public void PartiPrompts_has_no_quoting_and_keeps_its_challenge()
    {
        var read = Read("Prompt\tCategory\tChallenge\tNote\n\"Oy\" on a wall\tSigns\tWriting\tn\na \"quiet day\tAbstract\tBasic\t\n", "prompts.tsv");

        Assert.Equal(PromptFormat.PartiPrompts, read.Format);
        Assert.Equal([("\"Oy\" on a wall", "Signs", "Writing"), ("a \"quiet day", "Abstract", "Basic")], read.Prompts.Select(p => (p.Text, p.Category, p.Challenge)));
    }

    [Theory]
    [InlineData("shape_val_unseen.txt", PromptFormat.T2ICompBench, "shape")]
    [InlineData("3d_spatial.txt", PromptFormat.T2ICompBench, "3d_spatial")]
    [InlineData("complex_train_spatialaction.txt", PromptFormat.T2ICompBench, "complex")]
    [InlineData("dalle3_eval.txt", PromptFormat.Dalle3Eval, "dalle3_eval")]
    [InlineData("drawbench_upsampled.txt", PromptFormat.Dalle3Eval, "drawbench_upsampled")]
    [InlineData("shapes of mine.txt", PromptFormat.Text, "")]
    public void Text_files_of_known_sets_are_known_by_their_names(string name, PromptFormat format, string category)
    {
        var read = Read("a round hat\r\n\r\na square coat", name);

        Assert.Equal(format, read.Format);
        Assert.Equal([new(0, "a round hat", category, null, null, null), new(1, "a square coat", category, null, null, null)], read.Prompts);
        Assert.Equal("1 row left out: 1 empty", read.LeftOut.Sentence);
    }

    [Fact]
    public void GenEval_is_known_by_what_its_objects_hold()
    {
        var read = Read("""{"tag": "counting", "include": [{"class": "hat", "count": 2}], "prompt": "a photo of two hats"}""" + "\n", "evaluation_metadata.jsonl");

        Assert.Equal(PromptFormat.GenEval, read.Format);
        Assert.Equal(new ImportedPrompt(0, "a photo of two hats", "counting", null, null, null), Assert.Single(read.Prompts));
    }

    [Fact]
    public void Objects_of_our_own_form_keep_language_and_key()
    {
        var read = Read("""{"prompt":"赤いネコ","category":"色","language":"ja","key":"cat-1","challenge":"hard"}""", "own.jsonl");

        Assert.Equal(PromptFormat.JsonLines, read.Format);
        Assert.Equal(new ImportedPrompt(0, "赤いネコ", "色", "hard", "ja", "cat-1"), Assert.Single(read.Prompts));
    }

    [Fact]
    public void Empty_double_contradictory_and_endless_rows_are_left_out_and_counted()
    {
        var read = Read($"prompt;category\na cat;x\n ;x\na cat;x\na cat;y\n{new string('a', 4_001)};x\na dog;y\n", "own.csv");

        Assert.Equal([(0, "a cat"), (4, "a dog")], read.Prompts.Select(p => (p.Row, p.Text)));
        Assert.Equal("4 rows left out: 1 empty, 1 twice, 1 twice, in another category, 1 longer than 4,000 characters", read.LeftOut.Sentence);
    }

    [Fact]
    public void A_table_without_a_head_asks_which_column_is_what()
    {
        var file = "shape\tA red cube stands on a table\t1\ncolour\tA blue ball\t2\n";
        var unclear = Assert.IsType<UnclearColumns>(PromptFile.Read(Encoding.UTF8.GetBytes(file), "liste.tsv", ReadAs.Given));

        Assert.Equal(["shape", "A red cube stands on a table", "1"], unclear.First);
        Assert.Equal(1, unclear.Guess);

        var read = Assert.IsType<ReadPrompts>(PromptFile.Read(Encoding.UTF8.GetBytes(file), "liste.tsv", new ReadAs(PromptColumn: 1, CategoryColumn: 0)));
        Assert.Equal([("A red cube stands on a table", "shape"), ("A blue ball", "colour")], read.Prompts.Select(p => (p.Text, p.Category)));
    }

    [Fact]
    public void A_file_of_another_encoding_names_the_line_and_can_be_read_so()
    {
        byte[] file = [.. "prompt\nein Hund\nein L"u8, 0xF6, .. "we\n"u8];
        var unreadable = Assert.IsType<UnreadableFile>(PromptFile.Read(file, "prompts.csv", ReadAs.Given));

        Assert.Equal("prompts.csv: line 3 is no valid UTF-8. It looks like Windows-1252.", unreadable.Sentence);
        Assert.True(unreadable.IsOtherEncoding);
        Assert.Equal(["ein Hund", "ein Löwe"], Assert.IsType<ReadPrompts>(PromptFile.Read(file, "prompts.csv", new ReadAs(IsWindows1252: true))).Prompts.Select(p => p.Text));
    }

    [Fact]
    public void Marks_at_the_beginning_say_how_a_file_is_encoded()
    {
        Assert.Equal("é", Assert.Single(Assert.IsType<ReadPrompts>(PromptFile.Read([0xEF, 0xBB, 0xBF, .. "é"u8], "a.txt", ReadAs.Given)).Prompts).Text);
        Assert.Equal("é", Assert.Single(Assert.IsType<ReadPrompts>(PromptFile.Read([0xFF, 0xFE, .. Encoding.Unicode.GetBytes("é")], "a.txt", ReadAs.Given)).Prompts).Text);
        Assert.Equal("é", Assert.Single(Assert.IsType<ReadPrompts>(PromptFile.Read([0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes("é")], "a.txt", ReadAs.Given)).Prompts).Text);
    }

    [Theory]
    [InlineData("", "a.txt", "a.txt is empty.")]
    [InlineData("prompt\n", "a.csv", "a.csv is empty.")]
    [InlineData("\n\n", "a.txt", "a.txt holds no prompt: 2 rows left out: 2 empty.")]
    [InlineData("{\"prompt\":\"a\"}\n{\"wish\":3}", "a.jsonl", "a.jsonl: line 2 is no object with a text “prompt”.")]
    [InlineData("{\"prompt\":\"\\ud800\"}", "a.jsonl", "a.jsonl: line 1 is no object with a text “prompt”.")]
    [InlineData("a\0b", "a.png", "a.png is no text file. Prompts come as CSV, TSV, text or JSON Lines.")]
    public void What_cannot_be_read_says_why(string text, string name, string sentence) =>
        Assert.Equal(sentence, Assert.IsType<UnreadableFile>(PromptFile.Read(Encoding.UTF8.GetBytes(text), name, ReadAs.Given)).Sentence);

    [Fact]
    public void Files_and_sets_that_are_too_large_are_refused()
    {
        Assert.Contains("larger than 16 MB", Assert.IsType<UnreadableFile>(PromptFile.Read(new byte[PromptFile.MostBytes + 1], "a.txt", ReadAs.Given)).Sentence, StringComparison.Ordinal);
        var many = string.Join('\n', Enumerable.Range(0, PromptFile.MostPrompts + 1));
        Assert.StartsWith("a.txt holds 20,001 prompts;", Assert.IsType<UnreadableFile>(PromptFile.Read(Encoding.UTF8.GetBytes(many), "a.txt", ReadAs.Given)).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_shipped_set_has_ten_wishes_in_each_of_six_categories()
    {
        var read = await ShippedPrompts.ReadAsync(TestContext.Current.CancellationToken);

        Assert.Equal(0, read.LeftOut.All);
        Assert.Equal(60, read.Prompts.Count);
        Assert.All(read.Prompts.GroupBy(p => p.Category), category => Assert.Equal(10, category.Count()));
        Assert.Equal(6, read.Prompts.Select(p => p.Category).Distinct().Count());
        Assert.Equal(10, read.Prompts.Select(p => p.Language).Distinct().Count());
    }

    private static ReadPrompts Read(string text, string name) => Assert.IsType<ReadPrompts>(PromptFile.Read(Encoding.UTF8.GetBytes(text), name, ReadAs.Given));
}
