namespace Studio.Inference.Diffusion.Tiles;

/// <summary>How a picture too large for one piece goes through the VAE: overlapping tiles of one size.</summary>
/// <param name="Side">Pixels.</param>
/// <param name="Overlap">Pixels that neighbours share at least.</param>
public sealed record TileLayout(int Columns, int Rows, int Side, int Overlap)
{
    // A decoder of Stable Diffusion takes about 6 GB for 1024 x 1024 pixels in float32.
    private const int LargestWhole = 1024 * 1024;
    private const int OwnTile = 768;

    // Latents: as far as the convolutions of a decoder see, give or take.
    private const int SmallestOverlap = 8;

    public int Count => Columns * Rows;

    /// <summary>Null: as a whole.</summary>
    /// <param name="asked">Pixels of a tile's side; null leaves the choice here, 0 is never in tiles.</param>
    /// <param name="width">Pixels.</param>
    /// <param name="height">Pixels.</param>
    /// <param name="pixelsPerLatent">Of the model.</param>
    public static TileLayout? Of(int? asked, int width, int height, int pixelsPerLatent)
    {
        var tile = Tile(asked, width, height) / pixelsPerLatent;
        if (tile == 0)
        {
            return null;
        }

        var overlap = OverlapOf(tile);
        return new TileLayout(
            TileSpan.Cover(width / pixelsPerLatent, tile, overlap).Count, TileSpan.Cover(height / pixelsPerLatent, tile, overlap).Count, tile * pixelsPerLatent, overlap * pixelsPerLatent);
    }

    /// <summary>Pixels of a tile's side; 0 is as a whole.</summary>
    internal static int Tile(int? asked, int width, int height)
    {
        var tile = asked ?? ((long)width * height > LargestWhole ? OwnTile : 0);
        return tile == 0 || (width <= tile && height <= tile) ? 0 : tile;
    }

    /// <summary>Both in latents.</summary>
    internal static int OverlapOf(int tile) => Math.Min(Math.Max(tile / 4, SmallestOverlap), tile / 2);
}
