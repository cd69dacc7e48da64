using Studio.Web.Gallery;

namespace Studio.Web.Tests.Gallery;

public sealed class GallerySelectionTests
{
    private readonly IReadOnlyList<Guid> _order = [.. Enumerable.Range(0, 6).Select(_ => Guid.NewGuid())];

    [Fact]
    public void A_range_goes_from_the_last_pick_in_either_direction_and_keeps_what_was_picked()
    {
        var selection = new GallerySelection();
        selection.Toggle(_order[5]);
        selection.Toggle(_order[3]);
        selection.ExtendTo(_order[1], _order);

        Assert.Equal([1, 2, 3, 5], Picked(selection));
    }

    [Fact]
    public void A_range_without_a_first_pick_is_one_picture()
    {
        var selection = new GallerySelection();
        selection.ExtendTo(_order[2], _order);

        Assert.Equal([2], Picked(selection));
    }

    [Fact]
    public void A_range_from_a_picture_that_is_gone_is_one_picture()
    {
        var selection = new GallerySelection();
        selection.Toggle(Guid.NewGuid());
        selection.ExtendTo(_order[2], _order);

        Assert.Contains(_order[2], selection.Ids);
        Assert.Equal(2, selection.Count);
    }

    private IEnumerable<int> Picked(GallerySelection selection) => _order.Index().Where(entry => selection.Contains(entry.Item)).Select(entry => entry.Index);
}
