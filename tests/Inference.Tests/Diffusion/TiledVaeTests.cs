using Studio.Inference.Diffusion;
using Studio.Inference.Diffusion.Models;
using Studio.Inference.Diffusion.Starts;
using Studio.Inference.Diffusion.Tiles;
using Studio.Inference.Imaging;
using Studio.Inference.Onnx;
using Studio.Inference.Tests.Golden;
using Studio.Testing;

namespace Studio.Inference.Tests.Diffusion;

public sealed class TiledVaeTests
{
    private static readonly string Embedded = Path.Combine(Repository.Models, "studio-mini-diffusion");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(64, 32, 8)]
    [InlineData(65, 32, 8)]
    [InlineData(97, 32, 0)]
    [InlineData(33, 32, 24)]
    [InlineData(500, 17, 4)]
    public void Tiles_cover_an_axis_and_overlap(int length, int tile, int overlap)
    {
        var spans = TileSpan.Cover(length, tile, overlap);
        Assert.Equal((0, length), (spans[0].Start, spans[^1].End));
        Assert.All(spans, span => Assert.Equal(tile, span.Length));
        Assert.All(spans.Zip(spans.Skip(1)), pair => Assert.True(pair.First.End - pair.Second.Start >= overlap && pair.Second.Start > pair.First.Start));
    }

    [Fact]
    public void A_short_axis_is_one_tile()
    {
        Assert.Equal([new TileSpan(0, 20)], TileSpan.Cover(20, 32, 8));
        Assert.Equal([new TileSpan(0, 20)], TileSpan.Cover(20, 0, 0));
    }

    [Fact]
    public void Tiles_cut_from_a_picture_blend_into_the_same_picture()
    {
        var picture = new Noise(1).Normal(1, 2, 20, 27);
        var blend = new TileBlend(channels: 2, height: 20, width: 27, overlap: 3);
        foreach (var rows in TileSpan.Cover(20, 8, 3))
        {
            foreach (var columns in TileSpan.Cover(27, 8, 3))
            {
                var piece = new Tensor(1, 2, rows.Length, columns.Length);
                for (var i = 0; i < piece.Length; i++)
                {
                    var (channel, y, x) = (i / 64, i / 8 % 8, i % 8);
                    piece.Data[i] = picture.Data[(channel * 20 + rows.Start + y) * 27 + columns.Start + x];
                }

                blend.Add(piece, rows, columns);
            }
        }

        Assert.All(picture.Data.Zip(blend.Finish().Data), pair => Assert.Equal(pair.First, pair.Second, 1e-5f));
    }

    /// <summary>
    /// The embedded VAE is convolutions only, so that tiles differ near their borders alone. Measured: 0.03 to 0.10 levels on average,
    /// 4 at worst, columns whose error is 0.17 levels from the one beside them; the bars are twice that.
    /// </summary>
    [Theory]
    [InlineData(256)]
    [InlineData(384)]
    [InlineData(512)]
    public void Tiles_give_nearly_the_whole_picture_without_a_border(int tile)
    {
        var space = LatentSpace.Read(Embedded);
        using var decoder = new VaeDecoder(new ModelSource(Embedded, new OnnxOptions()), space);
        using var encoder = new VaeEncoder(new ModelSource(Embedded, new OnnxOptions()), space);
        var vae = new TiledVae(space, decoder, () => encoder);
        var (height, width) = (256, 7 * tile / 4);
        var pixels = PicturePixels.Of(Squirrel(width, height));
        var clock = new SessionClock();
        Tensor Encoded(int size) => vae.Encode(pixels, size, clock, Token).Sample(drawn: null);
        var whole = Encoded(0);
        Close.Relative(whole.Data, Encoded(tile).Data, 0.03, "latents of tiles");

        byte[] Decoded(int size) => Pixels.ToRgb(vae.Decode(whole.Data, whole.Shape[2], whole.Shape[3], size, clock, Token));
        var (one, many) = (Decoded(0), Decoded(tile));
        Assert.NotEqual(one, many);
        Assert.InRange(Pictures.Distance(one, many), 0, 0.2);
        Assert.InRange(one.Zip(many).Max(pair => Math.Abs(pair.First - pair.Second)), 0, 8);
        Assert.All(ErrorSteps(one, many, width), step => Assert.InRange(step, 0, 0.35));
    }

    [Theory]
    [InlineData(null, 1024, 1024, 0)]
    [InlineData(null, 1280, 1024, 768)]
    [InlineData(0, 2048, 2048, 0)]
    [InlineData(512, 512, 512, 0)]
    [InlineData(512, 512, 528, 512)]
    public void Large_pictures_are_tiled_unless_it_is_said_otherwise(int? asked, int width, int height, int expected)
    {
        var space = LatentSpace.Read(Embedded);
        using var decoder = new VaeDecoder(new ModelSource(Embedded, new OnnxOptions()), space);
        Assert.Equal(expected, new TiledVae(space, decoder, encoder: () => null).TileSize(asked, width, height));
    }

    [Fact]
    public void What_was_tiled_is_said_so_that_a_replay_can_ask_for_it()
    {
        using var pipeline = TinyModels.Load("tiny-sd");
        var request = Requests.Tiny with { Width = 128, Height = 96, Steps = 2 };
        var (whole, tiled) = (pipeline.Generate(request, null, Token), pipeline.Generate(request with { TileSize = 64 }, null, Token));
        Assert.Equal((0, 64), (whole.TileSize, tiled.TileSize));
        Assert.Equal((128, 96), (tiled.Pictures[0].Width, tiled.Pictures[0].Height));
        Assert.NotEqual(whole.Pictures[0].Rgb, tiled.Pictures[0].Rgb);
    }

    private static SourcePicture Squirrel(int width, int height)
    {
        using var pipeline = TinyModels.LoadEmbedded();
        var small = pipeline.Generate(Requests.Squirrel, null, Token).Pictures[0];
        return new SourcePicture(width, height, Array.ConvertAll(Resizer.Bilinear(256, 256, small.Rgb, width, height), value => (byte)value));
    }

    /// <summary>How much the error changes from column to column, on average over rows: a border would stand out.</summary>
    private static double[] ErrorSteps(byte[] one, byte[] many, int width)
    {
        var rows = one.Length / 3 / width;
        double Error(int row, int column) => Enumerable.Range(0, 3).Sum(colour => many[(row * width + column) * 3 + colour] - one[(row * width + column) * 3 + colour]) / 3.0;
        return [.. Enumerable.Range(0, width - 1).Select(column => Math.Abs(Enumerable.Range(0, rows).Average(row => Error(row, column + 1) - Error(row, column))))];
    }
}
