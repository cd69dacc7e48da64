namespace Studio.Inference.Imaging;

/// <summary>A reduced picture of an interlaced file (Adam7, PNG specification 8.2), or the whole of one that is not.</summary>
internal readonly record struct PngPass(int Left, int Top, int StepX, int StepY)
{
    private static readonly PngPass[] Adam7 =
    [
        new(0, 0, 8, 8), new(4, 0, 8, 8), new(0, 4, 4, 8), new(2, 0, 4, 4), new(0, 2, 2, 4), new(1, 0, 2, 2), new(0, 1, 1, 2),
    ];

    private static readonly PngPass[] Whole = [new(0, 0, 1, 1)];

    public static PngPass[] Of(PngHeader header) => header.Interlaced ? Adam7 : Whole;

    public int Columns(PngHeader header) => header.Width > Left ? (header.Width - Left + StepX - 1) / StepX : 0;

    public int Rows(PngHeader header) => header.Height > Top ? (header.Height - Top + StepY - 1) / StepY : 0;

    /// <summary>Bytes the pass takes once inflated, filter bytes counted; a pass without columns has no rows either.</summary>
    public long Bytes(PngHeader header) =>
        Columns(header) == 0 ? 0 : (long)Rows(header) * (1 + header.RowBytes(Columns(header)));
}
