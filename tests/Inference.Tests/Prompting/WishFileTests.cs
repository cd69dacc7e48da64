using Studio.Inference.Prompting.Evaluation;
using Studio.Testing;

namespace Studio.Inference.Tests.Prompting;

public sealed class WishFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("wishes.txt", "リスの王\r\n\n  a red fox \n")]
    [InlineData("wishes.csv", "id,Prompt,note\n1,リスの王,\n2,\"a red fox\",\"two\nlines\"\n")]
    [InlineData("wishes.csv", "wish\nリスの王\na red fox")]
    [InlineData("wishes.tsv", "id\tprompt\r\n1\tリスの王\r\n2\ta red fox\r\n")]
    [InlineData("wishes.jsonl", "{\"prompt\":\"リスの王\",\"id\":1}\n\n{\"id\":2,\"Prompt\":\" a red fox\"}\n")]
    public async Task Wishes_are_found_in_every_kind_of_file(string name, string text)
    {
        Assert.Equal(["リスの王", "a red fox"], await ReadAsync(name, text));
    }

    [Fact]
    public async Task A_quoted_field_keeps_its_separators_and_quotes()
    {
        Assert.Equal(["a sign that says \"OPEN\", in red"], await ReadAsync("wishes.csv", "prompt\n\"a sign that says \"\"OPEN\"\", in red\"\n"));
    }

    [Theory]
    [InlineData("wishes.csv", "id,text\n1,a fox\n", "names no column “prompt” or “wish”")]
    [InlineData("wishes.csv", "", "names no column")]
    [InlineData("wishes.txt", "\n \n", "holds no wish")]
    [InlineData("wishes.jsonl", "{\"prompt\":\"a fox\"}\n{\"prompt\":3}\n", "Line 2 of wishes.jsonl")]
    [InlineData("wishes.jsonl", "not json\n", "Line 1 of wishes.jsonl")]
    [InlineData("wishes.jsonl", "[\"a fox\"]\n", "Line 1 of wishes.jsonl")]
    public async Task What_cannot_be_read_is_said_with_file_and_line(string name, string text, string sentence)
    {
        var refusal = await Assert.ThrowsAsync<InferenceException>(() => ReadAsync(name, text));

        Assert.Contains(sentence, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wish_that_nobody_could_send_is_named_before_anything_runs()
    {
        var refusal = await Assert.ThrowsAsync<InferenceException>(() => ReadAsync("wishes.txt", $"a fox\n{new string('x', 5_000)}\n"));

        Assert.StartsWith("wishes.txt holds a wish that cannot be sent (“xxxx", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_named()
    {
        var refusal = await Assert.ThrowsAsync<InferenceException>(() => WishFile.ReadAsync(_folder["none.txt"], Ct));

        Assert.Contains("none.txt", refusal.Message, StringComparison.Ordinal);
    }

    private async Task<IReadOnlyList<string>> ReadAsync(string name, string text)
    {
        await File.WriteAllTextAsync(_folder[name], text, Ct);
        return await WishFile.ReadAsync(_folder[name], Ct);
    }
}
