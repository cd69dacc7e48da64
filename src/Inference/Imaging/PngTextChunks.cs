using System.IO.Compression;
using System.Text;

namespace Studio.Inference.Imaging;

/// <summary>Reads and writes tEXt, zTXt and iTXt (PNG specification 11.3.4).</summary>
internal static class PngTextChunks
{
    // A ComfyUI workflow can be a megabyte; nothing reasonable is bigger than this.
    private const int MaxText = 4 << 20;
    private const int MaxKeyword = 79;

    /// <summary>Latin-1 text becomes tEXt, everything else (and XMP, by its own standard) iTXt.</summary>
    public static (string Type, byte[] Data) Write(PngText text)
    {
        if (text.Keyword.Length is 0 or > MaxKeyword || !text.Keyword.All(letter => letter is >= ' ' and <= '~'))
        {
            throw new InferenceException($"\"{text.Keyword}\" cannot be a PNG keyword.");
        }

        // A zero byte ends a field; no text of ours needs one.
        var value = text.Text.Replace("\0", "", StringComparison.Ordinal);
        var keyword = Encoding.Latin1.GetBytes(text.Keyword);
        return text.Keyword != XmpPacket.Keyword && IsLatin1(value)
            ? ("tEXt", [.. keyword, 0, .. Encoding.Latin1.GetBytes(value)])
            : ("iTXt", [.. keyword, 0, 0, 0, 0, 0, .. Encoding.UTF8.GetBytes(value)]);
    }

    /// <summary>Null when the chunk is not a text.</summary>
    public static PngText? Read(string type, ReadOnlySpan<byte> data)
    {
        if (type is not ("tEXt" or "zTXt" or "iTXt"))
        {
            return null;
        }

        var end = data.IndexOf((byte)0);
        if (end is < 1 or > MaxKeyword)
        {
            throw Damaged(type);
        }

        var keyword = Encoding.Latin1.GetString(data[..end]);
        var rest = data[(end + 1)..];
        return new PngText(keyword, type switch
        {
            "tEXt" => Encoding.Latin1.GetString(Bounded(rest)),
            "zTXt" => Encoding.Latin1.GetString(Inflate(type, After(type, rest, 1))),
            _ => International(rest),
        });
    }

    // Compression flag and method, language tag, translated keyword, then UTF-8.
    private static string International(ReadOnlySpan<byte> data)
    {
        var rest = After("iTXt", data, 2);
        var compressed = data[0] == 1;
        for (var field = 0; field < 2; field++)
        {
            var end = rest.IndexOf((byte)0);
            if (end < 0)
            {
                throw Damaged("iTXt");
            }

            rest = rest[(end + 1)..];
        }

        return compressed ? Encoding.UTF8.GetString(Inflate("iTXt", rest)) : Encoding.UTF8.GetString(Bounded(rest));
    }

    private static ReadOnlySpan<byte> After(string type, ReadOnlySpan<byte> data, int bytes) =>
        data.Length >= bytes ? data[bytes..] : throw Damaged(type);

    private static ReadOnlySpan<byte> Bounded(ReadOnlySpan<byte> text) =>
        text.Length <= MaxText ? text : throw new InferenceException($"A text in the PNG file is longer than {MaxText >> 20} MB.");

    private static byte[] Inflate(string type, ReadOnlySpan<byte> compressed)
    {
        using var inflated = new ZLibStream(new MemoryStream(compressed.ToArray(), writable: false), CompressionMode.Decompress);
        using var text = new MemoryStream();
        var buffer = new byte[16 << 10];
        try
        {
            int read;
            while ((read = inflated.Read(buffer)) > 0)
            {
                text.Write(buffer.AsSpan(0, read));
                Bounded(text.GetBuffer().AsSpan(0, (int)text.Length));
            }

            return text.ToArray();
        }
        // zlib's own refusals come as an IOException.
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            throw Damaged(type);
        }
    }

    private static bool IsLatin1(string text) =>
        text.All(letter => letter is '\n' or (>= ' ' and <= '~') or (>= '\u00A1' and <= '\u00FF'));

    private static InferenceException Damaged(string type) => new($"The PNG file is damaged: a {type} chunk cannot be read.");
}
