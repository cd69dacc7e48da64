using Studio.Data.Gallery;

namespace Studio.Web.Images;

/// <summary>Puts a family of pictures on a grid: a generation per column, the first child beside its parent, every further one on a row of its own.</summary>
internal sealed class LineageLayout(Guid current, IReadOnlyDictionary<Guid, LineagePicture> pictures, IReadOnlyCollection<ImageLink> links)
{
    private readonly ILookup<Guid, ImageLink> _children = links.ToLookup(link => link.ParentId);
    private readonly List<LineageNode> _nodes = [];
    private readonly List<LineageEdge> _edges = [];
    private readonly HashSet<Guid> _placed = [];
    private int _nextRow;

    public Lineage Build()
    {
        var (root, ancestors) = Root();
        Place(root, how: null, column: 0, row: _nextRow++);
        return new Lineage(_nodes, _edges, ancestors, _nodes.Count - ancestors - 1);
    }

    private (Guid Root, int Ancestors) Root()
    {
        var parentOf = links.GroupBy(link => link.ChildId).ToDictionary(group => group.Key, group => group.First().ParentId);
        var seen = new HashSet<Guid> { current };
        var root = current;
        while (parentOf.TryGetValue(root, out var parent) && seen.Add(parent))
        {
            root = parent;
        }

        return (root, seen.Count - 1);
    }

    private void Place(Guid id, ImageLinkKind? how, int column, int row)
    {
        if (!_placed.Add(id))
        {
            return;
        }

        var picture = pictures.GetValueOrDefault(id);
        _nodes.Add(new LineageNode(id, picture?.Title ?? "", picture?.Language, how, column, row, id == current, picture is null or { IsGone: true }));
        var isFirst = true;
        foreach (var link in _children[id].Where(link => !_placed.Contains(link.ChildId)).OrderBy(link => pictures.GetValueOrDefault(link.ChildId)?.CreatedAt))
        {
            var childRow = isFirst ? row : _nextRow++;
            isFirst = false;
            _edges.Add(new LineageEdge(column, row, column + 1, childRow));
            Place(link.ChildId, link.Kind, column + 1, childRow);
        }
    }
}
