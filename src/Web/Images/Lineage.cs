using Studio.Data.Gallery;

namespace Studio.Web.Images;

/// <summary>One picture of the tree, at its place in the grid. Gone = in the trash or purged: its place is kept so that the story has no hole.</summary>
public sealed record LineageNode(Guid Id, string Title, string? Language, ImageLinkKind? How, int Column, int Row, bool IsCurrent, bool IsGone);

public sealed record LineageEdge(int FromColumn, int FromRow, int ToColumn, int ToRow);

/// <summary>What a picture was made from, and what was made from it.</summary>
public sealed record Lineage(IReadOnlyList<LineageNode> Nodes, IReadOnlyList<LineageEdge> Edges, int Ancestors, int Descendants)
{
    public int Columns => Nodes.Max(node => node.Column) + 1;

    public int Rows => Nodes.Max(node => node.Row) + 1;
}
