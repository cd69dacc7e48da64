using System.Text;
using Studio.Inference.Tokenizers;
using Studio.Testing;

namespace Studio.Inference.Tests.Tokenizers;

/// <summary>Whatever text and whatever tokenizer folder: tokens with their places or an InferenceException, never anything else, within bounded memory.</summary>
public sealed class ClipTokenizerFuzzTests(ITestOutputHelper output)
{
    private const int Seed = 20261123;
    private const long MemoryBound = 64L << 20;
    private const int Lanes = 4;

    private static readonly string[] Pieces =
    [
        "fox", "リスの王", "红色的狐狸", "кошка", "여우", "قطة", "ß", "İ", "Σ", "ΟΔΟΣ", "ﬁ", "e\u0301", "\u200B", "\u202E", "\uFEFF", "\0", "\u001B[31m", "\n", "\t", " ", "\u00A0", "'s", "'LL", "’",
        "\uD83D", "\uDE00", "\uFFFE", "\uFFFF", "👨‍👩‍👧‍👦", "🇩🇪", "<|startoftext|>", "<|endoftext|>", "<|ENDOFTEXT|>", "<|endoftext", "</w>", "!", "!!!!", "...", "12345", "Ⅳ", "½", "ǅ", "\u1E9E", "a\u0300\u0301\u0302\u0303",
    ];

    [Fact]
    public void Any_text_becomes_tokens_that_know_their_place()
    {
        var clip = ClipTokenizer.Load(Goldens.Folder("clip-tokenizer"));
        var cases = LongRun.Count(normal: 20_000, full: 1_000_000);
        var random = new Random(Seed);
        var (tokens, most) = (0L, 0L);
        for (var i = 0; i < cases; i++)
        {
            var text = Text(random);
            var before = GC.GetAllocatedBytesForCurrentThread();
            var found = clip.Tokenize(text);
            var ids = clip.Encode(text);
            most = Math.Max(most, GC.GetAllocatedBytesForCurrentThread() - before);

            tokens += found.Count;
            var isWell = ids.Length == clip.Positions && ids[0] == clip.StartId && ids[Math.Min(found.Count, clip.Window) + 1] == clip.EndId
                && found.All(token => token.Start >= 0 && token.Length >= 0 && token.Start + token.Length <= text.Length && token.Id >= 0 && token.Id <= clip.LargestId)
                && found.Zip(found.Skip(1)).All(pair => pair.First.Start <= pair.Second.Start)
                && found.Select(token => token.Id).Take(clip.Window).SequenceEqual(ids.Skip(1).Take(Math.Min(found.Count, clip.Window)));
            Assert.True(isWell, $"case {i} of seed {Seed}: {Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}");
        }

        output.WriteLine($"fuzz: tokenizer, texts: {cases} cases, seed {Seed}: {tokens} tokens, at most {most >> 20} MB allocated");
        Assert.InRange(most, 0, MemoryBound);
        Assert.True(tokens > cases, "most texts say something");
    }

    [Fact]
    public void Damaged_tokenizer_files_give_a_tokenizer_or_a_sentence()
    {
        var cases = LongRun.Count(normal: 20_000, full: 1_000_000);
        // Each lane has a folder, and a seed of its own.
        var lanes = new (int Refused, long Most)[Lanes];
        Parallel.For(0, Lanes, lane => lanes[lane] = Load(cases / Lanes, Seed + lane));

        var (refused, most) = (lanes.Sum(lane => lane.Refused), lanes.Max(lane => lane.Most));
        output.WriteLine($"fuzz: tokenizer, files: {cases} cases, seeds {Seed} to {Seed + Lanes - 1}: {refused} refused, at most {most >> 20} MB allocated");
        Assert.InRange(most, 0, MemoryBound);
        Assert.InRange(refused, cases / 10, cases - 1);
    }

    private static (int Refused, long Most) Load(int cases, int seed)
    {
        using var folder = new TemporaryFolder();
        var originals = Files();
        foreach (var (name, bytes) in originals)
        {
            File.WriteAllBytes(folder[name], bytes);
        }

        var random = new Random(seed);
        var (refused, most) = (0, 0L);
        for (var i = 0; i < cases; i++)
        {
            var (name, original) = originals[i % originals.Count];
            var damaged = Damage.To(original, random);
            File.WriteAllBytes(folder[name], damaged);
            var before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                var tokenizer = ClipTokenizer.Load(folder.Path);
                Assert.True(tokenizer.Encode("a fed cab!").Length == tokenizer.Positions, $"case {i} of seed {seed}: {Convert.ToHexString(damaged)}");
            }
            catch (InferenceException)
            {
                refused++;
            }

            most = Math.Max(most, GC.GetAllocatedBytesForCurrentThread() - before);
            File.WriteAllBytes(folder[name], original);
        }

        return (refused, most);
    }

    private static string Text(Random random) =>
        string.Concat(Enumerable.Range(0, random.Next(0, 16)).Select(_ => random.Next(4) > 0 ? Pieces[random.Next(Pieces.Length)] : $"{(char)random.Next(0x10000)}"));

    /// <summary>The letters a to f, alone and at the end of a word, and two merges.</summary>
    private static List<(string Name, byte[] Bytes)> Files()
    {
        string[] tokens = ["<|startoftext|>", "<|endoftext|>", .. "abcdef!".Select(letter => $"{letter}"), .. "abcdef!".Select(letter => $"{letter}</w>"), "fe", "fed</w>"];
        var vocabulary = $"{{{string.Join(',', tokens.Select((token, id) => $"\"{token}\":{id}"))}}}";
        return
        [
            ("vocab.json", Encoding.UTF8.GetBytes(vocabulary)),
            ("merges.txt", "#version: 0.2\nf e\nfe d</w>\n"u8.ToArray()),
            ("tokenizer_config.json", """{"model_max_length":77,"bos_token":{"content":"<|startoftext|>"},"eos_token":"<|endoftext|>","pad_token":"!"}"""u8.ToArray()),
            ("special_tokens_map.json", """{"bos_token":"<|startoftext|>","eos_token":{"content":"<|endoftext|>"},"pad_token":"<|endoftext|>"}"""u8.ToArray()),
        ];
    }
}
