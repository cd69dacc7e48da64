using System.Text.Json;
using Studio.Inference.Diffusion;
using Studio.Inference.Diffusion.Starts;
using Studio.Inference.Imaging;
using Studio.Inference.Models;
using Studio.Inference.Onnx;
using Studio.Jobs.Slots.Protocol;
using Studio.Testing;

namespace Studio.Jobs.Tests.Slots;

public sealed class StartPixelsTests
{
    private static readonly DiffusionModel Model = new ModelCatalog(new ModelCatalogOptions { Folders = [Repository.Models] }).Find(null);

    [Fact]
    public void Picture_and_mask_travel_as_bytes_and_not_as_text()
    {
        var (rgb, grey) = (Bytes(64 * 48 * 3), Bytes(64 * 48));
        var wanted = Wanted(new ImageStart { Image = new SourcePicture(64, 48, rgb), Mask = new PictureMask(64, 48, grey), Strength = 0.7, Feather = 3, Window = StartWindow.MaskEnlarged });
        var request = DrawRequest.Of(7, Model, classifier: null, wanted, new OnnxOptions(), loadedModels: 1);
        var stream = new MemoryStream();
        new SlotPipe(stream, stream).Write(request, request.Pixels);
        Assert.InRange(stream.Length, rgb.Length + grey.Length, rgb.Length + grey.Length + 12_000);
        stream.Position = 0;

        var frame = new SlotPipe(stream, stream).Read()!;
        var arrived = ((DrawRequest)frame.Message).With(frame.Bytes).Wanted;

        Assert.Equal(JsonSerializer.Serialize(wanted), JsonSerializer.Serialize(arrived));
    }

    [Fact]
    public void Words_alone_have_no_pixels()
    {
        var request = DrawRequest.Of(7, Model, classifier: null, Wanted(from: null), new OnnxOptions(), loadedModels: 1);
        Assert.Empty(request.Pixels);
        Assert.Null(request.With([]).Wanted.From);
    }

    [Theory]
    [InlineData(2, 2, 11)]
    [InlineData(2, 2, 13)]
    [InlineData(0, 2, 0)]
    [InlineData(-2, -2, 12)]
    [InlineData(65536, 65536, 12)]
    public void Bytes_that_are_not_those_of_the_sizes_are_refused(int width, int height, int length)
    {
        var told = Wanted(new ImageStart { Image = new SourcePicture(width, height, []), Strength = 1 });
        Assert.Throws<InvalidDataException>(() => StartPixels.Join(told, new byte[length]));
    }

    [Fact]
    public void Pixels_that_nobody_told_of_are_refused()
    {
        Assert.Throws<InvalidDataException>(() => StartPixels.Join(Wanted(from: null), new byte[3]));
    }

    [Fact]
    public void The_largest_picture_that_can_be_read_fits_a_frame_with_its_mask_and_no_more()
    {
        const int most = PngReader.MaxPixels * 4;
        byte[] Header(int bytes) => [.. BitConverter.GetBytes(2), .. BitConverter.GetBytes(bytes), (byte)'{', (byte)'}'];

        // Broken off behind its header: the length was taken.
        Assert.Null(new SlotPipe(new MemoryStream(Header(most)), Stream.Null).Read());
        Assert.Throws<InvalidDataException>(new SlotPipe(new MemoryStream(Header(most + 1)), Stream.Null).Read);
    }

    private static TextToImageRequest Wanted(ImageStart? from) => new()
    {
        Prompt = "a fox",
        Width = 64,
        Height = 48,
        Steps = 4,
        GuidanceScale = 3,
        Sampler = "DDIM",
        Seeds = [1],
        From = from,
    };

    private static byte[] Bytes(int count) => [.. Enumerable.Range(0, count).Select(i => (byte)(i * 31))];
}
