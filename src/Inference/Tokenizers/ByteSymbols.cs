using System.Text;

namespace Studio.Inference.Tokenizers;

/// <summary>The printable character that stands for each byte in byte-level BPE vocabularies (bytes_to_unicode of OpenAI's encoder).</summary>
internal static class ByteSymbols
{
    private static readonly char[] Table = Build();

    public static char Of(byte value) => Table[value];

    public static string Of(Rune rune)
    {
        Span<byte> bytes = stackalloc byte[4];
        var count = rune.EncodeToUtf8(bytes);
        return string.Create(count, bytes[..count].ToArray(), static (symbols, source) =>
        {
            for (var i = 0; i < source.Length; i++)
            {
                symbols[i] = Table[source[i]];
            }
        });
    }

    private static char[] Build()
    {
        var table = new char[256];
        var next = 256;
        for (var value = 0; value < 256; value++)
        {
            var printable = value is (>= '!' and <= '~') or (>= 0xA1 and <= 0xAC) or (>= 0xAE and <= 0xFF);
            table[value] = (char)(printable ? value : next++);
        }

        return table;
    }
}
