using Studio.Data.Gallery;
using Studio.Web.Images;

namespace Studio.Web.Tests.Images;

public sealed class LineageLayoutTests
{
    private static readonly Guid[] Ids = [.. Enumerable.Range(0, 6).Select(_ => Guid.NewGuid())];

    [Fact]
    public void A_first_child_stays_in_its_parents_row_and_others_get_rows_of_their_own()
    {
        var lineage = Build(current: 1, (1, 0), (2, 1), (3, 2), (4, 1), (5, 4));

        Assert.Equal([(0, 0), (1, 0), (2, 0), (3, 0), (2, 1), (3, 1)], Ids.Select(id => lineage.Nodes.Single(node => node.Id == id)).Select(node => (node.Column, node.Row)));
        Assert.Equal((1, 4), (lineage.Ancestors, lineage.Descendants));
        Assert.Equal((4, 2), (lineage.Columns, lineage.Rows));
        Assert.Equal(5, lineage.Edges.Count);
    }

    [Fact]
    public void A_deleted_ancestor_keeps_its_place()
    {
        var lineage = new LineageLayout(Ids[1], new Dictionary<Guid, LineagePicture> { [Ids[1]] = Picture(1) }, [Link(1, 0)]).Build();

        Assert.True(lineage.Nodes.Single(node => node.Id == Ids[0]).IsGone);
        Assert.Equal(1, lineage.Ancestors);
    }

    [Fact]
    public void A_circle_in_the_data_ends()
    {
        var lineage = Build(current: 0, (1, 0), (0, 1));

        Assert.Equal(2, lineage.Nodes.Count);
    }

    private static Lineage Build(int current, params (int Child, int Parent)[] links)
    {
        var pictures = Enumerable.Range(0, Ids.Length).ToDictionary(number => Ids[number], Picture);
        return new LineageLayout(Ids[current], pictures, [.. links.Select(link => Link(link.Child, link.Parent))]).Build();
    }

    private static LineagePicture Picture(int number) => new(Ids[number], $"Picture {number}", null, DateTime.UnixEpoch.AddMinutes(number), IsGone: false);

    private static ImageLink Link(int child, int parent) => new() { ChildId = Ids[child], ParentId = Ids[parent], Kind = ImageLinkKind.Variation };
}
