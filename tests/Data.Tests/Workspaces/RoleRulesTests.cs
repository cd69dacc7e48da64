using Studio.Data.Workspaces;

namespace Studio.Data.Tests.Workspaces;

public sealed class RoleRulesTests
{
    [Fact]
    public void An_owner_gives_and_takes_every_role() =>
        Assert.All(Pairs(), pair => Assert.True(RoleRules.MayChange(Role.Owner, pair.From, pair.To)));

    [Fact]
    public void An_admin_moves_people_below_admin_and_only_below_admin() =>
        Assert.All(Pairs(), pair => Assert.Equal(pair.From < Role.Admin && pair.To < Role.Admin, RoleRules.MayChange(Role.Admin, pair.From, pair.To)));

    [Theory]
    [InlineData(Role.Moderator)]
    [InlineData(Role.Creator)]
    [InlineData(Role.Rater)]
    [InlineData(Role.Viewer)]
    public void Nobody_else_gives_or_takes_any_role(Role by)
    {
        Assert.All(Pairs(), pair => Assert.False(RoleRules.MayChange(by, pair.From, pair.To)));
        Assert.All(Enum.GetValues<Role>(), role => Assert.False(RoleRules.MayRemove(by, role)));
    }

    [Fact]
    public void No_link_makes_an_owner_or_an_admin() => Assert.All(RoleRules.ByLink, role => Assert.True(role < Role.Admin));

    private static IEnumerable<(Role From, Role To)> Pairs() => Enum.GetValues<Role>().SelectMany(from => Enum.GetValues<Role>().Select(to => (from, to)));
}
