using Microsoft.Extensions.DependencyInjection;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Testing;

namespace Studio.Data.Tests.Workspaces;

public sealed class SlugTests
{
    [Theory]
    [InlineData("northlight", true)]
    [InlineData("team-7", true)]
    [InlineData("a", false)]
    [InlineData("", false)]
    [InlineData("-team", false)]
    [InlineData("team-", false)]
    [InlineData("a--b", false)]
    [InlineData("Team", false)]
    [InlineData("チーム", false)]
    [InlineData("a/b", false)]
    [InlineData("admin", false)]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", false)]
    public void A_slug_fits_an_address(string slug, bool valid) => Assert.Equal(valid, SlugRules.IsValid(slug));

    [Theory]
    [InlineData("North Light", "north-light")]
    [InlineData("Café  Zürich!", "cafe-zurich")]
    [InlineData("リスの王", "studio")]
    [InlineData("Admin", "studio")]
    [InlineData("half\uD800 a \uFFFEcharacter", "half-a-character")]
    [InlineData("A very long name of a workspace that nobody would ever type", "a-very-long-name-of-a-workspace-that-nob")]
    public void A_name_suggests_one(string name, string slug) => Assert.Equal(slug, SlugRules.Suggest(name));

    [Theory, EachDatabase]
    public async Task An_old_address_leads_to_the_new_one(DatabaseKind kind)
    {
        var token = TestContext.Current.CancellationToken;
        await using var studio = await TestStudio.StartAsync(kind, token);
        var workspace = await studio.AddWorkspaceAsync(token);

        await ChangeAsync(workspace, "first-new", token);
        await ChangeAsync(workspace, "second-new", token);

        await using var scope = studio.Services.CreateAsyncScope();
        var doors = scope.ServiceProvider.GetRequiredService<Doors>();
        Assert.Equal("second-new", await doors.CurrentSlugAsync(workspace.Slug, token));
        Assert.Equal("second-new", await doors.CurrentSlugAsync("first-new", token));
        Assert.NotNull(await doors.MemberAsync("second-new", workspace.Owner.Id, token));
        Assert.Null(await doors.MemberAsync(workspace.Slug, workspace.Owner.Id, token));

        // Back to the first: it is an address again, not a redirect to itself.
        await ChangeAsync(workspace, workspace.Slug, token);
        Assert.Null(await doors.CurrentSlugAsync(workspace.Slug, token));
    }

    [Theory, EachDatabase]
    public async Task Nobody_takes_over_an_address_that_others_have_or_had(DatabaseKind kind)
    {
        var token = TestContext.Current.CancellationToken;
        await using var studio = await TestStudio.StartAsync(kind, token);
        var workspace = await studio.AddWorkspaceAsync(token);
        var other = await studio.AddWorkspaceAsync(token);
        await ChangeAsync(other, "moved-on", token);

        foreach (var taken in new[] { other.Slug, "moved-on" })
        {
            var thrown = await Assert.ThrowsAsync<StudioException>(() => ChangeAsync(workspace, taken, token));
            Assert.Equal(RefusalKind.Conflict, thrown.Kind);
        }
    }

    [Fact]
    public async Task Only_who_manages_the_workspace_changes_it()
    {
        var token = TestContext.Current.CancellationToken;
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, token);
        var workspace = await studio.AddWorkspaceAsync(token);

        var thrown = await Assert.ThrowsAsync<StudioException>(() => ChangeAsync(workspace, "mine", token, Role.Creator));

        Assert.Equal(RefusalKind.Forbidden, thrown.Kind);
    }

    private static async Task ChangeAsync(TestWorkspace workspace, string slug, CancellationToken token, Role role = Role.Owner)
    {
        await using var scope = workspace.Enter(role);
        await scope.ServiceProvider.GetRequiredService<SlugChange>().RunAsync(slug, token);
    }
}
