using Studio.Inference.Tests.Golden;
using Studio.Inference.Tokenizers;
using Studio.Testing;

namespace Studio.Inference.Tests.Tokenizers;

public sealed class ClipTokenizerTests
{
    private static readonly ClipTokenizer Clip = ClipTokenizer.Load(Goldens.Folder("clip-tokenizer"));

    [Fact]
    public void Tokens_know_their_place_in_the_text()
    {
        const string text = "  A red FOX,\n 12 リス cafe\u0301!";
        var pieces = Clip.Tokenize(text).Select(token => text.Substring(token.Start, token.Length)).ToList();
        Assert.Equal(["A", "red", "FOX", ",", "1", "2"], pieces.Take(6), StringComparer.Ordinal);
        Assert.Equal("!", pieces[^1]);
        Assert.Contains("cafe\u0301", pieces, StringComparer.Ordinal);

        // Nothing but white space lies between tokens, and a character of several tokens may be named by each.
        var covered = new bool[text.Length];
        foreach (var token in Clip.Tokenize(text))
        {
            covered.AsSpan(token.Start, token.Length).Fill(true);
        }

        Assert.All(Enumerable.Range(0, text.Length).Where(i => !covered[i]), i => Assert.True(char.IsWhiteSpace(text[i]) || text[i] is 'リ' or 'ス', $"'{text[i]}' at {i} belongs to no token"));
    }

    [Fact]
    public void What_the_model_does_not_see_begins_after_75_tokens()
    {
        var text = string.Join(' ', Enumerable.Range(0, 80).Select(_ => "fox"));
        var tokens = Clip.Tokenize(text);
        Assert.Equal(80, tokens.Count);
        Assert.Equal(75 * 4, tokens[Clip.Window].Start);
        var ids = Clip.Encode(text);
        Assert.Equal(77, ids.Length);
        Assert.Equal(Clip.EndId, ids[^1]);
        Assert.Equal(tokens[74].Id, ids[^2]);
    }

    [Fact]
    public void Lone_surrogates_and_control_characters_become_tokens_not_errors()
    {
        Assert.NotEmpty(Clip.Tokenize("a \uD83D b \0 \u202E c"));
        Assert.Empty(Clip.Tokenize(""));
        Assert.Equal(Clip.Count(new string('a', 8000)), Clip.Tokenize(new string('a', 8000)).Count);
    }

    [Fact]
    public void The_embedded_model_reads_its_own_vocabulary()
    {
        var tokenizer = ClipTokenizer.Load(Path.Combine(Repository.Models, "studio-mini-diffusion", "tokenizer"));
        var folder = Goldens.Folder("embedded");
        var report = new GoldenReport(folder + " (token ids)");
        foreach (var file in Directory.EnumerateFiles(folder, "run.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var run = PythonJson.Read(file);
            var texts = new[] { run["prompt"]!.GetValue<string>(), run["negative_prompt"]!.GetValue<string>() };
            foreach (var (ids, text) in run["token_ids"]!.AsArray().Zip(texts))
            {
                Assert.Equal(ids!.AsArray().Select(id => id!.GetValue<int>()), tokenizer.Encode(text));
            }

            report.Ran();
        }

        report.Print();
    }

    [Fact]
    public void A_broken_vocabulary_is_named()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["merges.txt"], "#version: 0.2\n");
        File.WriteAllText(folder["vocab.json"], """{"a": 1, """);
        Assert.Contains("vocab.json", Assert.Throws<InferenceException>(() => ClipTokenizer.Load(folder.Path)).Message, StringComparison.Ordinal);
        File.WriteAllText(folder["vocab.json"], """{"a": 1}""");
        Assert.Contains("<|startoftext|>", Assert.Throws<InferenceException>(() => ClipTokenizer.Load(folder.Path)).Message, StringComparison.Ordinal);
        File.WriteAllText(folder["vocab.json"], """{"a": 0, "<|startoftext|>": 1, "<|endoftext|>": 2}""");
        File.WriteAllText(folder["merges.txt"], "#version: 0.2\na b\n");
        Assert.Contains("merges.txt", Assert.Throws<InferenceException>(() => ClipTokenizer.Load(folder.Path)).Message, StringComparison.Ordinal);
    }
}
