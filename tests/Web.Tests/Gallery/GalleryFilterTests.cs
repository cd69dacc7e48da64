using Studio.Data.Gallery;
using Studio.Web.Gallery;

namespace Studio.Web.Tests.Gallery;

public sealed class GalleryFilterTests
{
    [Fact]
    public void Every_part_of_a_filter_survives_the_address()
    {
        var filter = new GalleryFilter
        {
            Search = "リス & 王 100%",
            Mine = true,
            Favourites = true,
            Model = "Studio Mini",
            Origin = ImageOrigin.Imported,
            Shape = PictureShape.Tall,
            Days = 30,
            Collection = Guid.CreateVersion7(),
            Trash = true,
        };

        Assert.Equal(filter, GalleryFilter.FromAddress("http://studio/w/a/gallery" + filter.ToQuery()));
    }

    [Fact]
    public void No_filter_leaves_the_address_clean()
    {
        Assert.Equal("", new GalleryFilter().ToQuery());
        Assert.True(GalleryFilter.FromAddress("http://studio/w/a/gallery").IsEmpty);
    }

    [Theory]
    [InlineData("?days=-1")]
    [InlineData("?days=999999")]
    [InlineData("?origin=7")]
    [InlineData("?shape=round")]
    [InlineData("?collection=x")]
    [InlineData("?model=")]
    public void Nonsense_in_the_address_filters_nothing(string query)
    {
        Assert.True(GalleryFilter.FromAddress("http://studio/w/a/gallery" + query).IsEmpty);
    }
}
