namespace Studio.Inference.Diffusion.Tiles;

/// <summary>A piece of one axis.</summary>
internal readonly record struct TileSpan(int Start, int Length)
{
    public int End => Start + Length;

    /// <summary>Pieces of equal length that cover the axis and share at least the overlap with their neighbours; one when it is short.</summary>
    public static IReadOnlyList<TileSpan> Cover(int length, int tile, int overlap)
    {
        if (tile <= 0 || length <= tile)
        {
            return [new TileSpan(0, length)];
        }

        var count = (int)Math.Ceiling((length - overlap) / (double)(tile - overlap));
        return [.. Enumerable.Range(0, count).Select(i => new TileSpan(Math.Min(i * (tile - overlap), length - tile), tile))];
    }
}
