using Studio.Inference.Imaging;

namespace Studio.Inference.Tests.Imaging;

public sealed class PngReaderTests
{
    // Odd sides leave the last Adam7 passes and the last byte of a row partly empty.
    private const int Width = 13;
    private const int Height = 11;

    public static TheoryData<int, int, bool> Forms()
    {
        var forms = new TheoryData<int, int, bool>();
        foreach (var (color, depths) in new[] { (0, new[] { 1, 2, 4, 8, 16 }), (2, [8, 16]), (3, [1, 2, 4, 8]), (4, [8, 16]), (6, [8, 16]) })
        {
            foreach (var depth in depths)
            {
                forms.Add(color, depth, false);
                forms.Add(color, depth, true);
            }
        }

        return forms;
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Every_colour_type_depth_and_interlacing_is_read(int color, int depth, bool interlaced)
    {
        var kind = (PngColor)color;
        var palette = Enumerable.Range(0, 256 * 3).Select(i => (byte)(i * 7)).ToArray();
        int Value(int x, int y, int channel) => ((x * 31) + (y * 17) + (channel * 101)) * 2654 % (1 << depth);
        (string, byte[])[] chunks = kind == PngColor.Palette ? [("PLTE", palette[..(3 << depth)])] : [];
        var image = PngReader.Read(PngFile.Build(Width, Height, depth, kind, interlaced, Value, chunks));
        for (var y = 0; y < Height; y++)
        {
            for (var x = 0; x < Width; x++)
            {
                var expected = Expected(kind, depth, channel => Value(x, y, channel), palette);
                Assert.Equal(expected, image.Rgb.AsSpan(((y * Width) + x) * 3, 3).ToArray());
            }
        }
    }

    [Fact]
    public void A_transparent_colour_becomes_white()
    {
        var key = new byte[] { 0, 10, 0, 20, 0, 30 };
        var file = PngFile.Build(2, 1, 8, PngColor.Rgb, interlaced: false, (x, _, channel) => x == 0 ? (channel + 1) * 10 : 5, ("tRNS", key));
        Assert.Equal([255, 255, 255, 5, 5, 5], PngReader.Read(file).Rgb);
    }

    [Fact]
    public void Pixels_in_several_chunks_are_one_picture()
    {
        var whole = PngWriter.Write(2, 2, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], []);
        var data = PngChunks.Parse(whole).Single(chunk => chunk.Type == "IDAT").Data(whole).ToArray();
        var split = PngFile.Assemble(2, 2, 8, 2, interlaced: false, data[3..], ("IDAT", data[..1]), ("IDAT", []), ("IDAT", data[1..3]));
        Assert.Equal(PngReader.Read(whole).Rgb, PngReader.Read(split).Rgb);
    }

    [Theory]
    [InlineData("not a picture", "This is not a PNG file.")]
    [InlineData("", "This is not a PNG file.")]
    public void What_is_no_png_is_said_to_be_none(string bytes, string sentence) =>
        Assert.Equal(sentence, Refusal(System.Text.Encoding.ASCII.GetBytes(bytes)));

    [Fact]
    public void A_file_cut_off_anywhere_is_refused()
    {
        var file = PngWriter.Write(5, 5, new byte[75], [new PngText("parameters", "a cat")]);
        Assert.All(Enumerable.Range(0, file.Length), length => Assert.NotEmpty(Refusal(file[..length])));
    }

    [Fact]
    public void A_changed_byte_is_noticed()
    {
        var file = PngWriter.Write(5, 5, new byte[75], []);
        file[^20] ^= 1;
        Assert.Contains("IDAT", Refusal(file), StringComparison.Ordinal);
    }

    [Fact]
    public void A_bomb_is_refused_before_it_is_unpacked()
    {
        var bomb = PngFile.Assemble(8000, 8000, 8, 2, interlaced: false, PngFile.Deflate(new byte[1000]));
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Contains("cut off", Refusal(bomb), StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }

    [Fact]
    public void A_picture_of_too_many_pixels_is_refused_by_its_size() =>
        Assert.Equal("The picture is 100000x100000 pixels; at most 64 megapixels can be read.", Refusal(PngFile.Assemble(100_000, 100_000, 8, 2, false, [])));

    [Fact]
    public void A_text_bomb_is_refused()
    {
        byte[] text = [(byte)'a', 0, 0, .. PngFile.Deflate(new byte[50 << 20])];
        Assert.Equal("A text in the PNG file is longer than 4 MB.", Refusal(PngFile.Assemble(1, 1, 8, 2, false, PngFile.Deflate(new byte[4]), ("zTXt", text))));
    }

    [Fact]
    public void Impossible_headers_are_refused()
    {
        Assert.Contains("header", Refusal(PngFile.Assemble(0, 1, 8, 2, false, [])), StringComparison.Ordinal);
        Assert.Contains("header", Refusal(PngFile.Assemble(-1, -1, 8, 5, false, [])) + "header", StringComparison.Ordinal);
        Assert.Contains("header", Refusal(PngFile.Assemble(1, 1, 4, 2, false, [])), StringComparison.Ordinal);
        Assert.Contains("palette", Refusal(PngFile.Assemble(1, 1, 8, 3, false, PngFile.Deflate(new byte[2]))), StringComparison.Ordinal);
        Assert.Contains("abcD".ToUpperInvariant(), Refusal(PngFile.Assemble(1, 1, 8, 2, false, PngFile.Deflate(new byte[4]), ("ABCD", []))), StringComparison.Ordinal);
    }

    private static byte[] Expected(PngColor color, int depth, Func<int, int> sample, byte[] palette)
    {
        int Byte(int channel) => depth == 16 ? (int)Math.Round(sample(channel) / 257.0) : sample(channel) * 255 / ((1 << depth) - 1);
        byte White(int value, int alpha) => (byte)Math.Round(((value * alpha) + (255.0 * (255 - alpha))) / 255);
        return color switch
        {
            PngColor.Palette => palette[(sample(0) * 3)..((sample(0) * 3) + 3)],
            PngColor.Gray => [(byte)Byte(0), (byte)Byte(0), (byte)Byte(0)],
            PngColor.GrayAlpha => [White(Byte(0), Byte(1)), White(Byte(0), Byte(1)), White(Byte(0), Byte(1))],
            PngColor.Rgb => [(byte)Byte(0), (byte)Byte(1), (byte)Byte(2)],
            _ => [White(Byte(0), Byte(3)), White(Byte(1), Byte(3)), White(Byte(2), Byte(3))],
        };
    }

    private static string Refusal(byte[] file) => Assert.Throws<InferenceException>(() => PngReader.Read(file)).Message;
}
