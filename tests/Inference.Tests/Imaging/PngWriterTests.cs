using Studio.Inference.Imaging;

namespace Studio.Inference.Tests.Imaging;

public sealed class PngWriterTests
{
    [Fact]
    public void A_picture_comes_back_as_it_was()
    {
        var random = new Random(1);
        foreach (var (width, height) in new[] { (1, 1), (3, 7), (64, 64), (257, 31) })
        {
            var rgb = new byte[width * height * 3];
            random.NextBytes(rgb);
            var image = PngReader.Read(PngWriter.Write(width, height, rgb, []));
            Assert.Equal((width, height), (image.Width, image.Height));
            Assert.Equal(PixelHash.Of(width, height, rgb), PixelHash.Of(image.Width, image.Height, image.Rgb));
        }
    }

    [Fact]
    public void The_same_picture_gives_the_same_bytes() =>
        Assert.Equal(PngWriter.Write(2, 1, [1, 2, 3, 4, 5, 6], [new("a", "b")]), PngWriter.Write(2, 1, [1, 2, 3, 4, 5, 6], [new("a", "b")]));

    [Fact]
    public void A_picture_of_ours_names_its_origin_in_the_fixed_order()
    {
        var parameters = GenerationParameters.Of("リスの王", "", 20, "DDIM", 3.5, 1, 1, 1, "Studio Mini", "abc", [], "Studio");
        var texts = PngReader.ReadTexts(PngWriter.Write(1, 1, [0, 0, 0], StudioMetadata.Texts(parameters, "{\"v\":1}")));
        Assert.Equal(["parameters", "studio", "XML:com.adobe.xmp"], texts.Select(text => text.Keyword));
        Assert.Equal("{\"v\":1}", StudioMetadata.Find(texts));
        Assert.Contains("trainedAlgorithmicMedia", texts[2].Text, StringComparison.Ordinal);
        Assert.Equal("リスの王", GenerationParameters.Parse(texts[0].Text).Prompt);
    }

    [Fact]
    public void Stripping_takes_the_texts_and_leaves_the_pixels()
    {
        var written = PngWriter.Write(1, 1, [9, 8, 7], [new("parameters", "a secret wish"), new("studio", "{}")]);
        var stripped = PngMetadata.Strip([.. written, .. "trailing"u8]);
        Assert.Empty(PngReader.ReadTexts(stripped));
        Assert.Equal([9, 8, 7], PngReader.Read(stripped).Rgb);
        Assert.Equal(PngWriter.Write(1, 1, [9, 8, 7], []), stripped);
    }

    [Fact]
    public void A_flat_picture_is_smaller_than_a_tenth_of_its_pixels()
    {
        var rgb = new byte[256 * 256 * 3];
        for (var i = 0; i < rgb.Length; i += 3)
        {
            rgb[i] = (byte)(i / 3 / 256);
        }

        Assert.True(PngWriter.Write(256, 256, rgb, []).Length < rgb.Length / 10);
    }

    [Fact]
    public void A_keyword_that_png_forbids_is_refused() =>
        Assert.Throws<InferenceException>(() => PngWriter.Write(1, 1, [0, 0, 0], [new(new string('k', 80), "v")]));
}
