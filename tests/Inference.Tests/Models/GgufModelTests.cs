using System.Text;
using Studio.Inference.Models;
using Studio.Testing;

namespace Studio.Inference.Tests.Models;

public sealed class GgufModelTests(ITestOutputHelper output) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Metadata_is_read()
    {
        File.WriteAllBytes(_folder["tiny.gguf"], Gguf(("general.architecture", "llama"), ("general.name", "Tiny"), ("general.license", "mit"), ("general.description", "Answers **short**.\nSee [its page](https://example.org)."), ("tokenizer.chat_template", "{{x}}"), ("llama.context_length", 4096u)));
        var model = GgufModel.Read(_folder["tiny.gguf"]);
        Assert.Equal(("tiny", "Tiny", "llama", 4096, "mit", "{{x}}"), (model.Id, model.Name, model.Architecture, model.ContextLength, model.Licence, model.ChatTemplate));
        Assert.Equal("Answers short. See its page.", model.About);
    }

    [Fact]
    public void A_file_cut_off_anywhere_is_refused()
    {
        var whole = Gguf(("general.architecture", "llama"), ("tokenizer.chat_template", "{{x}}"));
        for (var length = 0; length < whole.Length; length++)
        {
            File.WriteAllBytes(_folder["tiny.gguf"], whole[..length]);
            Assert.Contains("tiny.gguf is ", Refusal("tiny.gguf"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_damaged_header_is_a_sentence_and_never_anything_else()
    {
        var cases = LongRun.Count(normal: 20_000, full: 1_000_000);
        var random = new Random(7);
        var refused = 0;
        var whole = Gguf(("general.architecture", "llama"), ("tokenizer.chat_template", "{{x}}"), ("llama.context_length", 4096u));
        for (var i = 0; i < cases; i++)
        {
            File.WriteAllBytes(_folder["tiny.gguf"], Damage.To(whole, random));
            try
            {
                GgufModel.Read(_folder["tiny.gguf"]);
            }
            catch (InferenceException e)
            {
                refused++;
                Assert.Contains("tiny.gguf", e.Message, StringComparison.Ordinal);
            }
        }

        output.WriteLine($"fuzz: GGUF: {cases} cases, {refused} refused");
        Assert.InRange(refused, cases / 4, cases - 1);
    }

    [Fact]
    public void A_model_without_a_chat_template_is_refused()
    {
        File.WriteAllBytes(_folder["base.gguf"], Gguf(("general.architecture", "llama")));
        Assert.Equal("base.gguf holds no chat template; an instruction-tuned model is needed.", Refusal("base.gguf"));
    }

    [Fact]
    public void Parts_of_a_split_model_are_one_model()
    {
        var part = Gguf(("general.architecture", "llama"), ("tokenizer.chat_template", "{{x}}"));
        File.WriteAllBytes(_folder["big-00001-of-00002.gguf"], part);
        Assert.Equal("part big-00002-of-00002.gguf is missing.", Refusal("big-00001-of-00002.gguf"));
        File.WriteAllBytes(_folder["big-00002-of-00002.gguf"], part);
        var catalog = new ModelCatalog(new ModelCatalogOptions { Folders = [_folder.Path] });
        Assert.Equal("big", Assert.Single(catalog.Chat).Id);
        Assert.Empty(catalog.Broken);
    }

    private string Refusal(string file) => Assert.Throws<InferenceException>(() => GgufModel.Read(_folder[file])).Message;

    // Metadata, one F32 tensor of four numbers and its data at the next multiple of 32.
    private static byte[] Gguf(params (string Key, object Value)[] values)
    {
        using var file = new MemoryStream();
        using var writer = new BinaryWriter(file);
        void Text(string text)
        {
            writer.Write((long)Encoding.UTF8.GetByteCount(text));
            writer.Write(Encoding.UTF8.GetBytes(text));
        }

        writer.Write("GGUF"u8);
        writer.Write(3u);
        writer.Write(1L);
        writer.Write((long)values.Length);
        foreach (var (key, value) in values)
        {
            Text(key);
            writer.Write(value is string ? 8u : 4u);
            if (value is string text)
            {
                Text(text);
            }
            else
            {
                writer.Write((uint)value);
            }
        }

        Text("token_embd.weight");
        writer.Write(1u);
        writer.Write(4L);
        writer.Write(0u);
        writer.Write(0L);
        writer.Write(new byte[(32 - (file.Length % 32)) % 32]);
        writer.Write(new byte[16]);
        return file.ToArray();
    }
}
