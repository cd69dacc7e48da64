using System.Text;
using Studio.Inference.Models;
using Studio.Testing;

namespace Studio.Inference.Tests.Models;

/// <summary>GGUF files whose counts and lengths ask for memory, time or bytes that are not there.</summary>
public sealed class HostileGgufTests : IDisposable
{
    private const uint Text = 8;
    private const uint Array = 9;
    private const uint Byte = 0;
    private const uint Double = 12;

    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData(long.MaxValue)]
    [InlineData(-1)]
    [InlineData(long.MinValue)]
    [InlineData(100_001)]
    public void Counts_of_keys_and_tensors(long count)
    {
        Refused(Header(tensors: 0, keys: count));
        Refused(Header(tensors: count, keys: 0));
    }

    [Theory]
    [InlineData(long.MaxValue)]
    [InlineData(-1)]
    [InlineData(int.MaxValue)]
    [InlineData((1 << 20) + 1)]
    [InlineData(1000)]
    public void Lengths_of_texts(long length)
    {
        Refused(Header(0, 1), Number(length));
        Refused(Header(0, 1), Name("general.name"), Type(Text), Number(length), "x"u8.ToArray());
        Refused(Header(1, 0), Number(length));
    }

    [Theory]
    [InlineData(Byte, long.MaxValue)]
    [InlineData(Double, long.MaxValue)]
    [InlineData(Double, (long.MaxValue / 8) + 2)]
    [InlineData(Text, long.MaxValue)]
    [InlineData(Text, 1000)]
    [InlineData(Array, 1)]
    [InlineData(99, 1)]
    [InlineData(Byte, -1)]
    public void Lengths_of_arrays(uint type, long count) => Refused(Header(0, 1), Name("tokenizer.ggml.tokens"), Type(Array), Type(type), Number(count));

    [Theory]
    [InlineData(-5)]
    [InlineData(long.MaxValue)]
    public void Lengths_of_texts_within_an_array(long length) =>
        Refused(Header(0, 1), Name("tokenizer.ggml.tokens"), Type(Array), Type(Text), Number(2), Number(length), "x"u8.ToArray());

    [Theory]
    [InlineData(5, 1, 0)]
    [InlineData(uint.MaxValue, 1, 0)]
    [InlineData(4, long.MaxValue, 0)]
    [InlineData(4, int.MaxValue, 0)]
    [InlineData(1, 4, long.MaxValue)]
    [InlineData(1, 4, -1)]
    [InlineData(1, 1_000_000, 0)]
    public void Sides_and_places_of_tensors(uint dimensions, long side, long offset) => Refused(
        Header(1, 0), Name("token_embd.weight"), Type(dimensions), [.. Enumerable.Repeat(side, (int)Math.Min(dimensions, 8u)).SelectMany(Number)], Type(0), Number(offset), new byte[64]);

    [Theory]
    [InlineData(0u)]
    [InlineData(1u)]
    [InlineData(99u)]
    [InlineData(uint.MaxValue)]
    public void Versions(uint version) => Refused([.. "GGUF"u8, .. Type(version), .. Number(0), .. Number(0)]);

    [Fact]
    public void A_type_of_value_that_is_none() => Refused(Header(0, 1), Name("x"), Type(13));

    public void Dispose() => _folder.Dispose();

    private void Refused(params byte[][] parts)
    {
        File.WriteAllBytes(_folder["bad.gguf"], [.. parts.SelectMany(part => part)]);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var said = Assert.Throws<InferenceException>(() => GgufModel.Read(_folder["bad.gguf"])).Message;
        Assert.Contains("bad.gguf", said, StringComparison.Ordinal);

        // What it claims is not what is allocated.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4 << 20);
    }

    private static byte[] Header(long tensors, long keys) => [.. "GGUF"u8, .. Type(3), .. Number(tensors), .. Number(keys)];

    private static byte[] Name(string name) => [.. Number(name.Length), .. Encoding.UTF8.GetBytes(name)];

    private static byte[] Type(uint type) => BitConverter.GetBytes(type);

    private static byte[] Number(long number) => BitConverter.GetBytes(number);
}
