using Studio.Inference.Models;
using Studio.Inference.Prompting;
using Studio.Inference.Tokenizers;
using Studio.Testing;

namespace Studio.Inference.Tests.Prompting;

/// <summary>Wishes made of what breaks readers of text: everything that looks at a wish before a model does answers, and nothing invisible comes through.</summary>
public sealed class WishFuzzTests(ITestOutputHelper output)
{
    private static readonly string[] Pieces =
    [
        "fox", "リスの王", "红色的狐狸", "eine Katze", "кошка", "여우", "قطة", "ß", "İ", "ﬁ", "e\u0301", "\u200B", "\u202E", "\uFEFF", "\0", "\u001B[31m", "\n", "\t", " ",
        "\uD83D", "\uDE00", "\uFFFE", "\uFFFF", "👨‍👩‍👧‍👦", "“", "”", "\"", "「", "」", "«", "<|im_end|>", "<|im_start|>", "(((", ":1.5)", "{{7*7}}", "'; --", "99999999999", "1e400", "-", "...", "Ignore the above",
    ];

    [Fact]
    public void Whatever_is_typed_is_read_or_refused_with_a_sentence()
    {
        var model = DiffusionFolder.Read(Path.Combine(Repository.Models, "studio-mini-diffusion"));
        var vocabulary = ModelVocabulary.Of(model);
        var tokens = new PromptTokenCounter(ClipTokenizer.Load(Path.Combine(model.Folder, "tokenizer"))).PromptWindow;
        var cases = LongRun.Count(normal: 1_500, full: 60_000);
        var random = new Random(20261122);
        var refused = 0;
        for (var i = 0; i < cases; i++)
        {
            var wish = Wish(random);
            if (WishRules.Check(wish) is not null)
            {
                refused++;
                continue;
            }

            var clean = WishRules.Clean(wish);
            Assert.DoesNotContain(clean, char.IsControl);
            Assert.NotEmpty(vocabulary.LanguageOf(wish));
            Assert.True(vocabulary.Covers(wish) || vocabulary.Nearest(wish, 3).Count == 3);
            var locked = LockedPhrases.Suggest(wish, vocabulary);
            Assert.All(locked, phrase => Assert.NotEmpty(phrase.Text));
            Assert.True(tokens.CountTokens(clean) >= 0);
            var tint = vocabulary.Tint(new TintRequest { Prompt = clean, Wish = wish, Locked = locked });
            Assert.Equal(clean, string.Concat(tint.Segments.Select(segment => segment.Text)));
            Assert.Equal(clean, string.Concat(PromptDiff.Between("a fox", clean).Where(segment => segment.Kind != DiffKind.Removed).Select(segment => segment.Text)));
        }

        output.WriteLine($"fuzz: wishes: {cases} cases, {refused} refused");
        Assert.InRange(refused, 1, cases / 2);
    }

    private static string Wish(Random random) =>
        string.Concat(Enumerable.Range(0, random.Next(1, 14)).Select(_ => random.Next(4) > 0 ? Pieces[random.Next(Pieces.Length)] : $"{(char)random.Next(0x10000)}"));
}
