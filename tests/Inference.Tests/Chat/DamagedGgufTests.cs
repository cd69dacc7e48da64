using System.Text;
using Studio.Inference.Chat;
using Studio.Inference.Models;
using Studio.Testing;

namespace Studio.Inference.Tests.Chat;

public sealed class DamagedGgufTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(100)]
    [InlineData(50_000)]
    [InlineData(5_000_000)]
    [InlineData(11_415_231)]
    public void A_file_cut_off_anywhere_is_refused_with_its_name(int length)
    {
        using var folder = new TemporaryFolder();
        var file = folder["broken.gguf"];
        File.WriteAllBytes(file, File.ReadAllBytes(EmbeddedUpsampler.File)[..length]);

        var error = Assert.Throws<InferenceException>(() => LlamaModel.Load(Pretend(file), new LlamaOptions()));

        Assert.Contains("broken.gguf", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_chat_template_that_llama_cpp_does_not_know_is_refused_by_name()
    {
        using var folder = new TemporaryFolder();
        var file = folder["odd-template.gguf"];
        var bytes = File.ReadAllBytes(EmbeddedUpsampler.File);
        // Same length, other text: the template no longer has anything that its form is recognised by.
        Overwrite(bytes, "'<|im_start|>' + message", "'{{odd_mark}}' + message");
        Overwrite(bytes, "'<|im_start|>assistant", "'{{odd_mark}}assistant");
        File.WriteAllBytes(file, bytes);

        var error = Assert.Throws<InferenceException>(() => LlamaModel.Load(Pretend(file), new LlamaOptions()));

        Assert.Contains("chat template", error.Message, StringComparison.Ordinal);
        Assert.Contains("Odd one", error.Message, StringComparison.Ordinal);
    }

    private static ChatModel Pretend(string file) => GgufModel.Read(EmbeddedUpsampler.File) with { File = file, Name = "Odd one" };

    private static void Overwrite(byte[] bytes, string old, string now)
    {
        var (from, to) = (Encoding.UTF8.GetBytes(old), Encoding.UTF8.GetBytes(now));
        var at = bytes.AsSpan().IndexOf(from);
        Assert.True(at > 0 && from.Length == to.Length, $"The model's template holds no {old}");
        to.CopyTo(bytes, at);
    }
}
