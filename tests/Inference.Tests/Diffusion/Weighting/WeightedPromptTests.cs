using FsCheck;
using FsCheck.Fluent;
using Studio.Inference.Diffusion.Conditioning;
using Studio.Inference.Diffusion.Conditioning.Weighting;
using Studio.Inference.Tokenizers;
using Studio.Testing;

namespace Studio.Inference.Tests.Diffusion.Weighting;

public sealed class WeightedPromptTests
{
    private static readonly ClipTokenizer Tokenizer = ClipTokenizer.Load(Goldens.Folder("clip-tokenizer"));

    [Theory]
    [InlineData("(word:1.2.3)", ":1.2.3)")]
    [InlineData("a [b:c:2] (d:.)", ":.)")]
    [InlineData("a AND (b:+-1) AND (c:1..)", ":1..)")]
    public void A_weight_that_is_no_number_is_refused_in_a_sentence(string prompt, string named)
    {
        var sentence = WeightedPrompt.Check(prompt);
        Assert.NotNull(sentence);
        Assert.Contains(named, sentence, StringComparison.Ordinal);
        Assert.Contains("(word:1.2)", sentence, StringComparison.Ordinal);
        Assert.EndsWith(".", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_network_in_angle_brackets_is_said_not_to_be_applied()
    {
        Assert.Contains("<lora:foo:0.8> is not applied", Assert.Single(WeightedPrompt.Remarks("a cat <lora:foo:0.8>")), StringComparison.Ordinal);
        Assert.Equal("a cat  here", WeightedPrompt.Timeline("a cat <lora:foo:0.8> here", 5).Phases[0].Parts[0].Text);
    }

    [Fact]
    public void A_number_at_the_end_is_said_to_be_read_as_a_weight()
    {
        Assert.Contains("The 9 after the last colon", Assert.Single(WeightedPrompt.Remarks("wide screen 16:9")), StringComparison.Ordinal);
        Assert.Empty(WeightedPrompt.Remarks("a cat:1.2 AND a dog:0.8"));
        Assert.Empty(WeightedPrompt.Remarks("a cat at 16:9 with a hat"));
    }

    [Fact]
    public void Parts_joined_with_AND_change_each_at_its_own_step()
    {
        var timeline = WeightedPrompt.Timeline("[a:b:2] AND c [d:e:0.5]:0.7", steps: 6);
        Assert.Equal([1, 2, 5], timeline.Phases.Select(phase => phase.LastStep));
        Assert.Equal([new PromptPart("a"), new PromptPart(" c d", 0.7)], timeline.Phases[0].Parts);
        Assert.Equal([new PromptPart("b"), new PromptPart(" c d", 0.7)], timeline.Phases[1].Parts);
        Assert.Equal([new PromptPart("b"), new PromptPart(" c e", 0.7)], timeline.Phases[2].Parts);
    }

    [Fact]
    public void A_text_that_comes_again_at_once_is_one_phase() =>
        Assert.Equal([0, 3], WeightedPrompt.Timeline("[cat|dog|dog|dog]", steps: 4).Phases.Select(phase => phase.LastStep));

    [Theory]
    [InlineData("[a:b:-3]", "b")]
    [InlineData("[[a:b:0]:c:2] d", "b d")]
    [InlineData("[(x:1.2) y:b:2]", "(x:1.2) y")]
    [InlineData("[a \\] \\: b:c:2]", "a \\] \\: b")]
    [InlineData("[a (b:c:2]", "[a (b:c:2]")]
    [InlineData("[a (b [c:d:2]", "[a (b c")]
    [InlineData("[a:b:c:2]", "[a:b:c:2]")]
    [InlineData("[a|b:2]", "[a|b:2]")]
    [InlineData("[word:other]", "[word:other]")]
    [InlineData("tail\\", "tail\\")]
    public void Brackets_inside_brackets_keep_their_colons(string prompt, string first) =>
        Assert.Equal(first, WeightedPrompt.Timeline(prompt, steps: 4).Phases[0].Parts[0].Text);

    [Fact]
    public void A_break_inside_brackets_still_begins_a_window() =>
        Assert.Equal(2, WeightedPrompt.Chunks(Tokenizer, "(a cat BREAK a dog:1.3)").Count);

    [Fact]
    public void A_tokenizer_that_pads_with_zero_pads_windows_with_zero()
    {
        using var folder = new TemporaryFolder();
        foreach (var file in (string[])["vocab.json", "merges.txt"])
        {
            File.Copy(Path.Combine(Goldens.Folder("clip-tokenizer"), file), folder[file]);
        }

        File.WriteAllText(folder["special_tokens_map.json"], """{ "pad_token": "!" }""");
        var chunk = Assert.Single(WeightedPrompt.Chunks(ClipTokenizer.Load(folder.Path), "(a cat:1.2)"));
        Assert.Equal([49406, 320, 2368, 49407, 0, 0], chunk.Ids.Take(6));
        Assert.Equal([1f, 1.2f, 1.2f, 1f, 1f, 1f], chunk.Multipliers.Take(6));
        Assert.Equal(77, chunk.Ids.Count);
    }

    [Fact]
    public void What_is_counted_is_what_is_cut()
    {
        var prompt = string.Join(", ", Enumerable.Repeat("a [small|very very large] (castle:1.2)", 20));
        var count = WeightedPrompt.Count(Tokenizer, WeightedPrompt.Timeline(prompt, steps: 10));
        var windows = WeightedPrompt.Timeline(prompt, 10).Phases.Max(phase => phase.Parts.Max(part => WeightedPrompt.Chunks(Tokenizer, part.Text).Count));
        Assert.Equal(windows, count.Windows);
        Assert.Equal(75 * windows, count.Room);
        Assert.InRange(count.Used, count.Room - 74, count.Room);
    }

    [Fact]
    public void Text_without_any_sign_of_the_syntax_reads_as_it_does_without_weights()
    {
        var words = Gen.Elements("a", "red", "cat", "and", "the", "Café", "猫", "on", "ice,", "12", "it's", "!").ArrayOf().Select(list => string.Join(' ', list.Take(30)));
        Check.QuickThrowOnFailure(Prop.ForAll(words.ToArbitrary(), text =>
        {
            var plain = PromptChunk.FirstWindow(Tokenizer, text).Single();
            var weighted = WeightedPrompt.Chunks(Tokenizer, WeightedPrompt.Timeline(text, 8).Phases.Single().Parts.Single().Text).Single();
            return plain.Ids.SequenceEqual(weighted.Ids) && plain.Multipliers.SequenceEqual(weighted.Multipliers);
        }));
    }

    [Fact]
    public void Any_heap_of_signs_is_read_or_refused_and_the_phases_cover_every_step()
    {
        var pieces = Gen.Elements("(", ")", "[", "]", ":", "|", "\\", "<", ">", "1.2", "0.5", "3", ".", "-", " ", "\n", "cat", "lora:", "BREAK", " AND ", "é", "\uD83D");
        var prompts = pieces.ArrayOf().Select(string.Concat);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(LongRun.Count(300, 10_000)), Prop.ForAll(prompts.ToArbitrary(), text =>
        {
            var phases = WeightedPrompt.Timeline(text, 7).Phases;
            Assert.Equal(6, phases[^1].LastStep);
            Assert.Equal(phases.Select(phase => phase.LastStep).Distinct().Order(), phases.Select(phase => phase.LastStep));
            if (WeightedPrompt.Check(text) is null)
            {
                Assert.All(phases.SelectMany(phase => phase.Parts), part => Assert.NotEmpty(WeightedPrompt.Chunks(Tokenizer, part.Text)));
            }
        }));
    }

    [Fact]
    public void Ten_thousand_opening_brackets_are_read_at_once()
    {
        foreach (var sign in (string[])["[", "(", "[(", "[a|", "[a:", ":", " : ", "\\"])
        {
            Assert.Single(WeightedPrompt.Timeline(string.Concat(Enumerable.Repeat(sign, 10_000)), 4).Phases);
        }
    }
}
