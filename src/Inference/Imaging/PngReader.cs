namespace Studio.Inference.Imaging;

/// <summary>Decodes PNG files of strangers: bounded in memory and time, and every failure is an <see cref="InferenceException"/> with one sentence.</summary>
public static class PngReader
{
    /// <summary>64 megapixels: 192 MB once decoded. Bigger than any picture a model here makes, small enough for a server.</summary>
    public const int MaxPixels = 64 << 20;

    private const int MaxTextBytes = 16 << 20;

    public static PngImage Read(ReadOnlySpan<byte> file)
    {
        var chunks = PngChunks.Parse(file);
        var header = Header(file, chunks);
        var palette = Single(file, chunks, "PLTE");
        if (header.Color == PngColor.Palette && (palette.Length == 0 || palette.Length % 3 != 0))
        {
            throw new InferenceException("The PNG file is damaged: it has no palette.");
        }

        var texts = Texts(file, chunks);
        var row = new PngRow(header, palette, Single(file, chunks, "tRNS"));
        return new PngImage(header.Width, header.Height, PngPixels.Decode(header, PixelData(file, chunks), row), texts);
    }

    /// <summary>Only the texts, without decoding a pixel.</summary>
    public static IReadOnlyList<PngText> ReadTexts(ReadOnlySpan<byte> file)
    {
        var chunks = PngChunks.Parse(file);
        Header(file, chunks);
        return Texts(file, chunks);
    }

    private static PngHeader Header(ReadOnlySpan<byte> file, List<PngChunk> chunks)
    {
        if (chunks[0].Type != "IHDR")
        {
            throw new InferenceException("The PNG file is damaged: it does not begin with its header.");
        }

        if (chunks.Find(chunk => chunk.IsCritical && chunk.Type is not ("IHDR" or "PLTE" or "IDAT" or "IEND")) is { Type: { } unknown })
        {
            throw new InferenceException($"The PNG file needs \"{unknown}\", which is not known here.");
        }

        return PngHeader.Parse(chunks[0].Data(file));
    }

    private static byte[] Single(ReadOnlySpan<byte> file, List<PngChunk> chunks, string type)
    {
        var index = chunks.FindIndex(chunk => chunk.Type == type);
        return index < 0 ? [] : chunks[index].Data(file).ToArray();
    }

    private static byte[] PixelData(ReadOnlySpan<byte> file, List<PngChunk> chunks)
    {
        var parts = chunks.Where(chunk => chunk.Type == "IDAT").ToList();
        if (parts.Count == 0)
        {
            throw new InferenceException("The PNG file is damaged: it holds no pixels.");
        }

        var data = new byte[parts.Sum(part => part.Length)];
        var position = 0;
        foreach (var part in parts)
        {
            part.Data(file).CopyTo(data.AsSpan(position));
            position += part.Length;
        }

        return data;
    }

    private static List<PngText> Texts(ReadOnlySpan<byte> file, List<PngChunk> chunks)
    {
        var texts = new List<PngText>();
        var total = 0L;
        foreach (var chunk in chunks)
        {
            if (PngTextChunks.Read(chunk.Type, chunk.Data(file)) is { } text)
            {
                texts.Add(text);
                total += text.Text.Length;
            }

            if (total > MaxTextBytes)
            {
                throw new InferenceException($"The PNG file holds more than {MaxTextBytes >> 20} MB of text.");
            }
        }

        return texts;
    }
}
