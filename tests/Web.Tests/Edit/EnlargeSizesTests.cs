using Studio.Inference.Models;
using Studio.Web.Edit;

namespace Studio.Web.Tests.Edit;

public sealed class EnlargeSizesTests
{
    [Fact]
    public void A_free_model_offers_larger_sizes_of_the_pictures_shape_up_to_its_limit()
    {
        var sizes = EnlargeSizes.Of(Limits(fixedSize: false, [new(512, 512)], most: 1024, multiple: 8), 512, 384);

        Assert.Equal([new ImageSize(768, 576), new ImageSize(1024, 768)], sizes);
    }

    [Fact]
    public void A_model_of_fixed_sizes_offers_those_that_are_larger_and_of_the_shape()
    {
        var sizes = EnlargeSizes.Of(Limits(fixedSize: true, [new(256, 256), new(512, 512), new(768, 512)], most: 768, multiple: 8), 256, 256);

        Assert.Equal([new ImageSize(512, 512)], sizes);
    }

    [Fact]
    public void A_model_of_one_size_enlarges_nothing_of_that_size() =>
        Assert.Empty(EnlargeSizes.Of(Limits(fixedSize: true, [new(256, 256)], most: 256, multiple: 8), 256, 256));

    [Fact]
    public void Sizes_are_multiples_that_the_model_takes() =>
        Assert.All(EnlargeSizes.Of(Limits(fixedSize: false, [], most: 2048, multiple: 64), 500, 333), size => Assert.Equal((0, 0), (size.Width % 64, size.Height % 64)));

    private static ModelLimits Limits(bool fixedSize, ImageSize[] sizes, int most, int multiple) =>
        new(multiple, most, multiple, sizes, fixedSize, MaxSteps: 50, MaxCount: 4, MaxGuidance: 15, ["DDIM"]);
}
