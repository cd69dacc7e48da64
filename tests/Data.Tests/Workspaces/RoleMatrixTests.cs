using System.Text;
using Studio.Data.Workspaces;
using Studio.Testing;

namespace Studio.Data.Tests.Workspaces;

public sealed class RoleMatrixTests
{
    [Fact]
    public void The_documentation_says_what_the_table_says()
    {
        var file = File.ReadAllText(Path.Combine(Repository.Root, "docs", "roles.md"));
        var begin = file.IndexOf("<!-- roles -->\n", StringComparison.Ordinal) + "<!-- roles -->\n".Length;
        var written = file[begin..file.IndexOf("<!-- /roles -->", StringComparison.Ordinal)];

        // What has to stand there is the expected value below.
        Assert.Equal(Markdown(), written);
    }

    [Fact]
    public void Every_permission_has_a_row()
    {
        var shown = RoleMatrix.Groups.SelectMany(group => group.Rows).SelectMany(row => row.Permissions);

        Assert.Equal(Enum.GetValues<Permission>().Order(), shown.Order());
    }

    [Theory]
    [InlineData(Role.Owner, "Invite, change roles, remove members", RoleCell.Yes)]
    [InlineData(Role.Admin, "Invite, change roles, remove members", RoleCell.BelowAdmin)]
    [InlineData(Role.Moderator, "Invite, change roles, remove members", RoleCell.No)]
    [InlineData(Role.Moderator, "Delete and restore pictures", RoleCell.Yes)]
    [InlineData(Role.Creator, "Delete and restore pictures", RoleCell.Own)]
    [InlineData(Role.Viewer, "Delete and restore pictures", RoleCell.No)]
    public void The_cells_follow_the_table(Role role, string words, RoleCell cell) =>
        Assert.Equal(cell, RoleMatrix.Groups.SelectMany(group => group.Rows).Single(row => row.Words == words).CellOf(role));

    private static string Markdown()
    {
        var text = new StringBuilder();
        foreach (var group in RoleMatrix.Groups)
        {
            text.Append($"| {group.Name} | {string.Join(" | ", RoleMatrix.Roles)} |\n");
            text.Append($"|---|{string.Concat(RoleMatrix.Roles.Select(_ => "---|"))}\n");
            foreach (var row in group.Rows)
            {
                text.Append($"| {row.Words} | {string.Join(" | ", RoleMatrix.Roles.Select(role => Word(row.CellOf(role))))} |\n");
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    private static string Word(RoleCell cell) => cell switch { RoleCell.Yes => "yes", RoleCell.Own => "own", RoleCell.BelowAdmin => "below Admin", _ => "–" };
}
