namespace Studio.Inference.Imaging;

/// <summary>Where a chunk's data lies in the file.</summary>
internal readonly record struct PngChunk(string Type, int Start, int Length)
{
    /// <summary>Bit 5 of the first letter: a reader that does not know a critical chunk cannot show the picture.</summary>
    public bool IsCritical => char.IsAsciiLetterUpper(Type[0]);

    public ReadOnlySpan<byte> Data(ReadOnlySpan<byte> file) => file.Slice(Start, Length);
}
