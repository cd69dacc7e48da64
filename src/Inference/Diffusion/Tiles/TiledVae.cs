using Studio.Inference.Diffusion.Models;
using Studio.Inference.Diffusion.Starts;
using Studio.Inference.Onnx;

namespace Studio.Inference.Diffusion.Tiles;

/// <summary>
/// Decoder and encoder for any size: a picture too large for the memory goes through in overlapping tiles. What a tile's
/// normalisations cannot see of the rest changes colours a little; the wide overlap keeps that from showing as a border.
/// </summary>
internal sealed class TiledVae(LatentSpace space, VaeDecoder decoder, Func<VaeEncoder?> encoder)
{
    private const int Colours = 3;

    public bool EncodesToDistribution => encoder() is { GivesDistribution: true };

    /// <summary>Pixels of a tile's side that a picture of this size is computed with; 0 is as a whole.</summary>
    /// <param name="asked">Null leaves the choice here.</param>
    /// <param name="width">Pixels.</param>
    /// <param name="height">Pixels.</param>
    public int TileSize(int? asked, int width, int height) => TileLayout.Tile(asked, width, height);

    /// <summary>One picture: [channels, h, w] to [1, 3, height, width].</summary>
    public Tensor Decode(ReadOnlySpan<float> latents, int height, int width, int? tileSize, SessionClock clock, CancellationToken cancellationToken)
    {
        var side = space.PixelsPerLatent;
        var tile = TileSize(tileSize, width * side, height * side) / side;
        if (tile == 0)
        {
            return decoder.Decode(latents, height, width, clock, cancellationToken);
        }

        var overlap = TileLayout.OverlapOf(tile);
        var blend = new TileBlend(Colours, height * side, width * side, overlap * side);
        foreach (var (rows, columns) in Grid(height, width, tile, overlap))
        {
            var piece = Cut(latents, space.Channels, height, width, rows, columns);
            var decoded = decoder.Decode(piece.Data, rows.Length, columns.Length, clock, cancellationToken);
            blend.Add(decoded, Enlarged(rows, side), Enlarged(columns, side));
        }

        return blend.Finish();
    }

    /// <summary>One picture: [1, 3, height, width].</summary>
    public ImagePosterior Encode(Tensor pixels, int? tileSize, SessionClock clock, CancellationToken cancellationToken)
    {
        var network = encoder() ?? throw new InferenceException("This model has no vae_encoder: it draws from words only.");
        var side = space.PixelsPerLatent;
        var (height, width) = (pixels.Shape[2] / side, pixels.Shape[3] / side);
        var tile = TileSize(tileSize, width * side, height * side) / side;
        if (tile == 0)
        {
            return network.PosteriorOf(network.Encode(pixels, clock, cancellationToken));
        }

        var overlap = TileLayout.OverlapOf(tile);
        var blend = new TileBlend(network.OutputChannels, height, width, overlap);
        foreach (var (rows, columns) in Grid(height, width, tile, overlap))
        {
            var piece = Cut(pixels.Data, Colours, height * side, width * side, Enlarged(rows, side), Enlarged(columns, side));
            blend.Add(network.Encode(piece, clock, cancellationToken), rows, columns);
        }

        return network.PosteriorOf(blend.Finish());
    }

    private static IEnumerable<(TileSpan Rows, TileSpan Columns)> Grid(int height, int width, int tile, int overlap) =>
        from rows in TileSpan.Cover(height, tile, overlap)
        from columns in TileSpan.Cover(width, tile, overlap)
        select (rows, columns);

    private static TileSpan Enlarged(TileSpan span, int by) => new(span.Start * by, span.Length * by);

    private static Tensor Cut(ReadOnlySpan<float> planes, int channels, int height, int width, TileSpan rows, TileSpan columns)
    {
        var piece = new Tensor(1, channels, rows.Length, columns.Length);
        for (var row = 0; row < channels * rows.Length; row++)
        {
            var (channel, y) = Math.DivRem(row, rows.Length);
            planes.Slice((channel * height + rows.Start + y) * width + columns.Start, columns.Length).CopyTo(piece.Span[(row * columns.Length)..]);
        }

        return piece;
    }
}
