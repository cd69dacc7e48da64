using System.Text;

namespace Studio.Web.Account.Codes.Qr;

/// <summary>A text as the words of a QR code: byte mode, padding, checks, and blocks interleaved (ISO/IEC 18004, 7.4 to 7.6).</summary>
internal static class QrWords
{
    private const int ByteMode = 0b0100;

    public static byte[] Of(string text, QrVersion version)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var bits = new List<bool>();
        Add(bits, ByteMode, 4);
        Add(bits, bytes.Length, version.LengthBits);
        foreach (var value in bytes)
        {
            Add(bits, value, 8);
        }

        var room = 8 * version.DataWords;
        Add(bits, 0, Math.Min(4, room - bits.Count));
        Add(bits, 0, (8 - (bits.Count % 8)) % 8);
        for (var padding = 0xEC; bits.Count < room; padding ^= 0xEC ^ 0x11)
        {
            Add(bits, padding, 8);
        }

        var words = bits.Chunk(8).Select(eight => (byte)eight.Aggregate(0, (value, bit) => (value << 1) | (bit ? 1 : 0))).ToArray();
        return Interleave(words, version);
    }

    private static byte[] Interleave(byte[] words, QrVersion version)
    {
        // The first blocks are one word shorter where the words do not divide evenly.
        var shorter = version.Blocks - (words.Length % version.Blocks);
        var length = words.Length / version.Blocks;
        var data = new List<byte[]>();
        for (int block = 0, at = 0; block < version.Blocks; at += data[block].Length, block++)
        {
            data.Add(words[at..(at + length + (block < shorter ? 0 : 1))]);
        }

        var checks = data.Select(block => ReedSolomon.Check(block, version.CheckWords)).ToList();
        return [.. Across(data, length + 1), .. Across(checks, version.CheckWords)];
    }

    private static IEnumerable<byte> Across(IReadOnlyList<byte[]> blocks, int length) =>
        Enumerable.Range(0, length).SelectMany(index => blocks.Where(block => index < block.Length).Select(block => block[index]));

    private static void Add(List<bool> bits, int value, int count)
    {
        for (var bit = count - 1; bit >= 0; bit--)
        {
            bits.Add(((value >> bit) & 1) == 1);
        }
    }
}
