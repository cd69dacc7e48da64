using Studio.Data.Workspaces;
using Studio.Web.Account.OpenId;

namespace Studio.Web.Tests.Account.OpenId;

public sealed class OpenIdSettingsTests
{
    [Theory]
    [InlineData("", "", "", Role.Viewer, null)]
    [InlineData("https://id.example/realm", "studio", "secret", Role.Admin, null)]
    [InlineData("http://localhost:8080", "studio", "secret", Role.Viewer, null)]
    [InlineData("http://id.example", "studio", "secret", Role.Viewer, "begins with https://")]
    [InlineData("id.example", "studio", "secret", Role.Viewer, "begins with https://")]
    [InlineData("https://id.example", "", "secret", Role.Viewer, "ClientId and ClientSecret")]
    [InlineData("https://id.example", "studio", "", Role.Viewer, "ClientId and ClientSecret")]
    [InlineData("https://id.example", "studio", "secret", Role.Owner, "makes no owners")]
    public void What_is_not_right_is_said_at_the_start(string authority, string client, string secret, Role role, string? sentence)
    {
        var settings = new OpenIdSettings { Authority = authority, ClientId = client, ClientSecret = secret, Groups = [new GroupRole { Group = "g", Workspace = "w", Role = role }] };

        Assert.Equal(sentence is null, settings.Trouble() is null);
        Assert.Contains(sentence ?? "", settings.Trouble() ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public void Of_several_groups_the_highest_role_counts_in_each_workspace()
    {
        var settings = new OpenIdSettings
        {
            Groups =
            [
                new GroupRole { Group = "all", Workspace = "one", Role = Role.Viewer }, new GroupRole { Group = "heads", Workspace = "one", Role = Role.Admin },
                new GroupRole { Group = "all", Workspace = "two", Role = Role.Creator }, new GroupRole { Group = "ALL", Workspace = "three", Role = Role.Admin },
            ],
        };

        Assert.Equal([new("one", Role.Admin), new("two", Role.Creator)], settings.RolesOf(["heads", "all", "canteen"]).OrderBy(pair => pair.Key, StringComparer.Ordinal));
        Assert.Empty(settings.RolesOf([]));
    }
}
