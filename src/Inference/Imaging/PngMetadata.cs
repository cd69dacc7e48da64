namespace Studio.Inference.Imaging;

/// <summary>Takes everything out of a PNG file that does not change how it looks.</summary>
public static class PngMetadata
{
    // Pixels and what decides their colours; texts, EXIF, times, C2PA manifests and unknown chunks go.
    private static readonly HashSet<string> Kept =
        new(["IHDR", "PLTE", "tRNS", "IDAT", "IEND", "gAMA", "cHRM", "sRGB", "iCCP", "cICP", "sBIT"], StringComparer.Ordinal);

    public static byte[] Strip(ReadOnlySpan<byte> file)
    {
        using var stripped = new MemoryStream(file.Length);
        stripped.Write(PngChunks.Signature);
        foreach (var chunk in PngChunks.Parse(file))
        {
            if (Kept.Contains(chunk.Type))
            {
                PngWriter.WriteChunk(stripped, chunk.Type, chunk.Data(file));
            }
        }

        return stripped.ToArray();
    }
}
