using Studio.Data.Workspaces;

namespace Studio.Data.Tests.Workspaces;

public sealed class RolePermissionsTests
{
    [Fact]
    public void A_higher_role_may_all_that_a_lower_one_may_and_more()
    {
        var roles = Enum.GetValues<Role>().Order().ToList();

        foreach (var (lower, higher) in roles.Zip(roles.Skip(1)))
        {
            Assert.True(RolePermissions.Of(higher).IsSupersetOf(RolePermissions.Of(lower)), $"{higher} over {lower}");
            Assert.True(RolePermissions.Of(higher).Count > RolePermissions.Of(lower).Count, $"{higher} over {lower}");
        }
    }

    [Fact]
    public void The_owner_may_everything() => Assert.Equal(Enum.GetValues<Permission>().ToHashSet(), RolePermissions.Of(Role.Owner));

    [Theory]
    [InlineData(Role.Viewer, Permission.CreateImages, false)]
    [InlineData(Role.Rater, Permission.ViewGallery, true)]
    [InlineData(Role.Rater, Permission.CreateImages, false)]
    [InlineData(Role.Creator, Permission.DeleteOwnImages, true)]
    [InlineData(Role.Creator, Permission.DeleteAnyImage, false)]
    [InlineData(Role.Moderator, Permission.CancelAnyWork, true)]
    [InlineData(Role.Moderator, Permission.ManageMembers, false)]
    [InlineData(Role.Admin, Permission.ReadAudit, true)]
    [InlineData(Role.Admin, Permission.ManageWorkspace, false)]
    public void The_table_says(Role role, Permission permission, bool may) => Assert.Equal(may, RolePermissions.Of(role).Contains(permission));

    [Fact]
    public void Every_permission_has_words() =>
        Assert.All(Enum.GetValues<Permission>(), p => Assert.NotEmpty(RolePermissions.Describe(p)));

    [Fact]
    public void A_refusal_says_who_may()
    {
        Assert.Equal("Owners and admins", RolePermissions.WhoMay(Permission.ManageMembers));
        Assert.Equal("Owners", RolePermissions.WhoMay(Permission.ManageWorkspace));
        Assert.Equal("Owners, admins, moderators and creators", RolePermissions.WhoMay(Permission.CreateImages));
    }
}
