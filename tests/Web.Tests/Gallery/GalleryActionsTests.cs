using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data;
using Studio.Data.Workspaces;
using Studio.Testing;
using Studio.Web.Gallery;

namespace Studio.Web.Tests.Gallery;

public sealed class GalleryActionsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_creator_deletes_and_restores_only_own_pictures_and_all_or_nothing(DatabaseKind kind)
    {
        await using var studio = await GalleryQueriesTests.StartAsync(kind);
        var workspace = await studio.AddWorkspaceAsync(Token);
        var creator = await workspace.AddMemberAsync("creator", Role.Creator, Token);
        var own = Rows.Image(creator.Id, studio.Time.UtcNow);
        var foreign = Rows.Image(workspace.Owner.Id, studio.Time.UtcNow);
        await workspace.AddAsync(Token, own, foreign);
        await using var scope = workspace.Enter(Role.Creator, creator.Id);
        var actions = scope.ServiceProvider.GetRequiredService<GalleryActions>();

        var refusal = await Assert.ThrowsAsync<StudioException>(() => actions.DeleteAsync([own.Id, foreign.Id], Token));
        Assert.Equal(RefusalKind.Forbidden, refusal.Kind);
        Assert.Equal(0, await InTrashAsync(workspace));

        await actions.DeleteAsync([own.Id], Token);
        Assert.Equal(1, await InTrashAsync(workspace));
        await actions.RestoreAsync([own.Id], Token);
        Assert.Equal(0, await InTrashAsync(workspace));
    }

    [Theory, EachDatabase]
    public async Task A_viewer_deletes_nothing_and_may_keep_favourites(DatabaseKind kind)
    {
        await using var studio = await GalleryQueriesTests.StartAsync(kind);
        var workspace = await studio.AddWorkspaceAsync(Token);
        var viewer = await workspace.AddMemberAsync("viewer", Role.Viewer, Token);
        var image = Rows.Image(viewer.Id, studio.Time.UtcNow);
        await workspace.AddAsync(Token, image);
        await using var scope = workspace.Enter(Role.Viewer, viewer.Id);
        var actions = scope.ServiceProvider.GetRequiredService<GalleryActions>();

        await Assert.ThrowsAsync<StudioException>(() => actions.DeleteAsync([image.Id], Token));
        await actions.FavouriteAsync([image.Id], on: true, Token);
        await actions.FavouriteAsync([image.Id], on: true, Token);

        Assert.Equal(1, await workspace.WithAsync(context => context.Favourites.CountAsync(Token)));
        await actions.FavouriteAsync([image.Id], on: false, Token);
        Assert.Equal(0, await workspace.WithAsync(context => context.Favourites.CountAsync(Token)));
    }

    [Theory, EachDatabase]
    public async Task A_picture_of_another_workspace_is_not_touched(DatabaseKind kind)
    {
        await using var studio = await GalleryQueriesTests.StartAsync(kind);
        var here = await studio.AddWorkspaceAsync(Token);
        var there = await studio.AddWorkspaceAsync(Token);
        var foreign = Rows.Image(there.Owner.Id, studio.Time.UtcNow);
        await there.AddAsync(Token, foreign);
        await using var scope = here.Enter();
        var actions = scope.ServiceProvider.GetRequiredService<GalleryActions>();

        await actions.DeleteAsync([foreign.Id], Token);
        await actions.FavouriteAsync([foreign.Id], on: true, Token);

        Assert.Equal(0, await InTrashAsync(there));
        Assert.Equal(0, await here.WithAsync(context => context.Favourites.CountAsync(Token)));
    }

    [Theory, EachDatabase]
    public async Task A_collection_holds_a_picture_once_and_two_of_one_name_are_refused(DatabaseKind kind)
    {
        await using var studio = await GalleryQueriesTests.StartAsync(kind);
        var workspace = await studio.AddWorkspaceAsync(Token);
        var image = Rows.Image(workspace.Owner.Id, studio.Time.UtcNow);
        await workspace.AddAsync(Token, image);
        await using var scope = workspace.Enter();
        var actions = scope.ServiceProvider.GetRequiredService<CollectionActions>();

        var id = await actions.CreateAsync("  宇宙  ", Token);
        Assert.Equal(1, await actions.AddAsync(id, [image.Id], Token));
        Assert.Equal(0, await actions.AddAsync(id, [image.Id], Token));
        await Assert.ThrowsAsync<StudioException>(() => actions.CreateAsync("宇宙", Token));
        await Assert.ThrowsAsync<StudioException>(() => actions.CreateAsync("   ", Token));

        var summary = Assert.Single(await scope.ServiceProvider.GetRequiredService<CollectionQueries>().AllAsync(Token));
        Assert.Equal(new CollectionSummary(id, "宇宙", 1, image.Id), summary);
    }

    private static Task<int> InTrashAsync(TestWorkspace workspace) => workspace.WithAsync(context => context.Images.CountAsync(image => image.DeletedAt != null, Token));
}
